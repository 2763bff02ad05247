/** Tabs whose buttons name panels: by click, and by arrow keys. */
export function tabs(list, chosen = () => {}) {
  const buttons = [...list.querySelectorAll('[role=tab]')];
  const choose = (button) => {
    for (const each of buttons) {
      const isChosen = each === button;
      each.setAttribute('aria-selected', String(isChosen));
      each.tabIndex = isChosen ? 0 : -1;
      const panel = document.getElementById(each.getAttribute('aria-controls'));
      if (panel) panel.hidden = !isChosen;
    }
    chosen(button.dataset.tab ?? button.dataset.view);
  };
  list.addEventListener('click', (event) => {
    const button = event.target.closest('[role=tab]');
    if (button) choose(button);
  });
  list.addEventListener('keydown', (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    const at = buttons.indexOf(document.activeElement);
    const next = buttons[(at + by + buttons.length) % buttons.length];
    next.focus();
    choose(next);
  });
  return { choose: (name) => choose(buttons.find((button) => (button.dataset.tab ?? button.dataset.view) === name)) };
}
