"use strict";

// Draws the pictures, again when the page turns light or dark, and passes filters and choices on to them.
(() => {
    const { specifications, themes } = JSON.parse(document.getElementById("data").textContent);
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const views = new Map();
    // Vega warns of every panel that a filter leaves empty.
    const errorsOnly = 1;

    // What the reader has chosen, by picture; the filters hold for all.
    function parametersOf(name) {
        const chosen = {};
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
        for (const [parameter, value] of Object.entries(parametersOf(name))) {
            view.signal(parameter, value);
        }
        return view.runAsync();
    }

    async function draw(name) {
        const place = document.getElementById(`chart-${name}`);
        const specification = structuredClone(specifications[name]);
        const chosen = parametersOf(name);
        for (const parameter of specification.params) {
            parameter.value = chosen[parameter.name];
        }
        views.get(name)?.finalize();
        const theme = dark.matches ? themes.dark : themes.light;
        const { view } = await vegaEmbed(place, specification, {
            config: theme, renderer: "svg", actions: false, logLevel: errorsOnly,
            tooltip: { theme: dark.matches ? "dark" : "light" },
        });
        views.set(name, view);
    }

    async function drawAll() {
        for (const name of Object.keys(specifications)) {
            await draw(name);
        }
        document.body.dataset.drawn = dark.matches ? "dark" : "light";
        performance.mark("drawn");
    }

    document.getElementById("filters").addEventListener("change", () => [...views.keys()].forEach(apply));
    for (const list of document.querySelectorAll("select[data-picture]")) {
        list.addEventListener("change", () => apply(list.dataset.picture));
    }
    dark.addEventListener("change", drawAll);
    drawAll();
})();
