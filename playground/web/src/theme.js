const KEY = 'portals-theme';

/** Light or dark: as the system has it, until the visitor says something else. */
export function switchableTheme(button) {
  const root = document.documentElement;
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const show = () => {
    root.dataset.theme = kept() ?? (system.matches ? 'dark' : 'light');
  };
  system.addEventListener('change', show);
  button.addEventListener('click', () => {
    keep(root.dataset.theme === 'dark' ? 'light' : 'dark');
    show();
  });
  show();
}

function kept() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage is off
  }
}

function keep(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    document.documentElement.dataset.theme = theme;
  }
}
