// Says that scripts run and sets the reader's own choice of theme, before anything is drawn, so that no page flashes.
(() => {
  "use strict";
  document.documentElement.dataset.script = "";
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage may be closed to us (private windows, file:); the system's theme then holds.
  }
})();
