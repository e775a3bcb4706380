/** Keys of the review: a letter presses the button that shows it, j and k lead to the next and previous item. Without this script buttons and links do the same. */

const form = document.querySelector<HTMLFormElement>('form.judge');
for (const says of document.querySelectorAll<HTMLElement>('.keys')) says.hidden = false;

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { target, key } = event;
  const isTyping = target instanceof HTMLElement && target.matches('input:not([type="radio"]), textarea, select');
  if (isTyping) {
    if (key === 'Escape') target.blur();
    return;
  }
  if (key === 'j' || key === 'k') step(key === 'j' ? 1 : -1);
  const button = form?.querySelector<HTMLButtonElement>(`button[data-key="${CSS.escape(key)}"]`);
  if (!button) return;
  event.preventDefault();
  form?.requestSubmit(button);
});

function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.queue a')];
  links[links.findIndex((link) => link.hasAttribute('aria-current')) + by]?.click();
}
