import { join } from 'node:path'
import type { Plugin } from 'vite'

const ICONS = /\/bpmn-js\/lib\/features\/(align|distribute)-elements\/\w+Icons\.js$/
const MARKUP = /\/min-dom\/dist\/index(\.esm)?\.js$/
const THEIRS = "export { default as domify } from 'domify';"

/**
 * The policy of our pages drops every style that stands in markup, which the libraries use in two ways. What becomes
 * elements through `domify` goes through ours. Icons that menus put into the page say the same as presentation
 * attributes of SVG (SVG 2 §6.6), which no policy asks about; else their lines would become black shapes.
 */
export const allowedStyles: Plugin = {
  name: 'allowed-styles',
  transform(code, id) {
    if (ICONS.test(id)) return code.replaceAll(/style="([^"]*)"/g, attributes)
    if (!MARKUP.test(id)) return null
    if (!code.includes(THEIRS)) throw new Error(`Expected ${id} to hold: ${THEIRS}`)
    return code.replace(THEIRS, `export { domify } from '${join(import.meta.dirname, 'domify.ts')}';`)
  },
}

function attributes(_: string, style: string): string {
  const declarations = style.split(';').map((each) => each.split(':').map((part) => part.trim()))
  return declarations.map(([name, value]) => (value === undefined ? '' : `${name}="${value}"`)).join(' ')
}
