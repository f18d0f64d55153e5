import {build} from 'esbuild'

/**
 * Bundle a module that imports `copydesk` for a browser, as one script. The built library in `dist` is what is bundled;
 * a Node built-in anywhere in it makes this fail, save those for which iconv-lite brings npm packages.
 *
 * @param {string} source
 * @returns {Promise<string>}
 */
export async function bundleForBrowser(source) {
  const {outputFiles} = await build({
    stdin: {contents: source, resolveDir: process.cwd(), loader: 'js'},
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    alias: {
      buffer: './node_modules/buffer/index.js',
      string_decoder: './node_modules/string_decoder/lib/string_decoder.js',
    },
    logLevel: 'silent',
  })
  return outputFiles[0].text
}
