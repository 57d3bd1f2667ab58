"use strict";

// Draws the pictures, again when the page turns light or dark, and passes filters and choices on to them.
(() => {
    const drawings = JSON.parse(document.getElementById("data").textContent);
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const views = new Map();
    // Vega warns of every panel that a filter leaves empty.
    const errorsOnly = 1;

    // What the reader has chosen, by picture; the filters hold for all that know transports.
    function parametersOf(name) {
        const known = new Set((drawings[name].light.signals ?? []).map((signal) => signal.name));
        const chosen = {};
        if (!known.has("transports")) {
            return chosen;
        }
        for (const parameter of ["transports", "methods"]) {
            const boxes = document.querySelectorAll(`#filters [name=${parameter}]:checked`);
            chosen[parameter] = [...boxes].map((box) => box.value);
        }
        for (const list of document.querySelectorAll(`select[data-picture="${name}"]`)) {
            chosen[list.dataset.parameter] = list.value;
        }
        return chosen;
    }

    function apply(name) {
        const view = views.get(name);
        const chosen = Object.entries(parametersOf(name));
        if (chosen.length === 0) {
            return view;
        }
        for (const [parameter, value] of chosen) {
            view.signal(parameter, value);
        }
        return view.runAsync();
    }

    async function draw(name) {
        const theme = dark.matches ? "dark" : "light";
        const specification = structuredClone(drawings[name][theme]);
        specification.data.find((source) => source.name === "rows").values = drawings[name].rows;
        const chosen = parametersOf(name);
        for (const signal of (specification.signals ?? []).filter((signal) => signal.name in chosen)) {
            signal.value = chosen[signal.name];
        }
        views.get(name)?.finalize();
        const { view } = await vegaEmbed(`#chart-${name}`, specification, {
            mode: "vega", renderer: "svg", actions: false, logLevel: errorsOnly, tooltip: { theme },
        });
        views.set(name, view);
    }

    async function drawAll() {
        for (const name of Object.keys(drawings)) {
            await draw(name);
        }
        document.body.dataset.drawn = dark.matches ? "dark" : "light";
        performance.mark("drawn");
    }

    document.getElementById("filters")?.addEventListener("change", () => [...views.keys()].forEach(apply));
    for (const list of document.querySelectorAll("select[data-picture]")) {
        list.addEventListener("change", () => apply(list.dataset.picture));
    }
    dark.addEventListener("change", drawAll);
    drawAll();
})();
