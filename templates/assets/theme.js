// Says that scripts run and sets the reader's own choice of theme, before anything is drawn, so that nothing flashes.
(() => {
  "use strict";
  document.documentElement.dataset.script = "";
  // Who comes with a query is not shown all briefs first.
  if (/[?&]q=[^&]/.test(location.search)) document.documentElement.dataset.query = "";
  // Who asks for two languages side by side is not shown one first; from a folder none can be fetched.
  const isComposed = /[?&]parallel(=|&|$)/.test(location.search) && location.protocol !== "file:";
  if (isComposed) document.documentElement.dataset.parallel = "";
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    // How two languages are shown, where both are.
    const view = localStorage.getItem("view");
    if (["columns", "stacked", "reveal"].includes(view) && (isComposed || /\/parallel\/(index\.html)?$/.test(location.pathname))) document.documentElement.dataset.view = view;
  } catch {
    // Storage may be closed to us (private windows, file:); the system's theme then holds.
  }
})();
