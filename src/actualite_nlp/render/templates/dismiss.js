(() => {
  const root = document.documentElement;
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") root.classList.add("dismissed");
  });
  for (const wake of ["pointermove", "focusin"]) addEventListener(wake, () => root.classList.remove("dismissed"));
})();
