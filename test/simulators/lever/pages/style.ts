// The one stylesheet of the simulator's pages: light and dark, system fonts, nothing from another origin.
export const style = `
:root { color-scheme: light dark; }
`;
