/** Opens a statement beside the text where it is named, and copies its address; without this script the link leads to its page. */

const dialog = document.createElement('dialog');
dialog.className = 'evidence';
document.body.append(dialog);
offerCopies(document);

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const copy = target?.closest<HTMLButtonElement>('button.copy');
  if (copy) void copyFrom(copy);
  const link = target?.closest<HTMLAnchorElement>('a.statement');
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  void open(link.href);
});
dialog.addEventListener('click', (event) => {
  const isOutside = event.target === dialog;
  const isClosing = event.target instanceof Element && event.target.closest('button.close') !== null;
  if (isOutside || isClosing) dialog.close();
});

/** Shows the statement of an address; where it cannot be had, the reader goes to its page. */
async function open(address: string): Promise<void> {
  const part = new URL(address);
  part.searchParams.set('part', 'true');
  try {
    const answer = await fetch(part);
    if (!answer.ok) throw new Error(answer.statusText);
    dialog.innerHTML = await answer.text();
    dialog.setAttribute('aria-labelledby', 'statement');
    offerCopies(dialog);
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
  } catch {
    location.assign(address);
  }
}

/** Buttons that copy are of use only where there is a script. */
function offerCopies(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>('button.copy')) button.hidden = false;
}

async function copyFrom(button: HTMLButtonElement): Promise<void> {
  await navigator.clipboard.writeText(`${location.origin}${button.dataset.copy ?? ''}`);
  button.textContent = button.dataset.done ?? '';
}
