/** Opens a statement beside the text where it is named; without this script the link leads to its page. */

const dialog = document.createElement('dialog');
dialog.className = 'evidence';
document.body.append(dialog);

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.statement') : null;
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
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
  } catch {
    location.assign(address);
  }
}
