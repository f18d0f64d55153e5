/** Bundle a module that imports `copydesk` for a browser, as one script. */
export function bundleForBrowser(source: string): Promise<string>
