import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Handlebars, { type HelperOptions } from 'handlebars'
import { drawMonthCalendar } from '../calendar/draw-month-calendar.ts'
import type { MonthCalendar } from '../calendar/month-calendar.ts'
import { projectRoot } from '../project-root.ts'
import { script } from '../scripts/script.ts'
import { stylesheet } from '../styles/stylesheet.ts'
import { isTextKey, textIn } from '../texts/catalogue.ts'
import type { Language } from '../texts/text.ts'
import type { PageModels } from './page-models.ts'

type Template = (model: object) => string

interface Templates {
  readonly engine: typeof Handlebars
  readonly pages: Map<string, Template>
}

const folder = () => join(projectRoot(), 'templates')

let opened: Templates | null = null

/**
 * The HTML of a page. A field that the view model lacks is an error, never an empty place; `{{t "key" name=value}}` is
 * the text of the page's language, `{{month data}}` a calendar drawn from data.
 */
export function renderPage<Name extends keyof PageModels & string>(name: Name, model: PageModels[Name]): string {
  opened ??= openTemplates()
  const known = opened.pages.get(name) ?? compile(opened.engine, join(folder(), 'pages', `${name}.hbs`))
  opened.pages.set(name, known)
  return known({ ...model, stylesheet: stylesheet().href, script: script().href })
}

function openTemplates(): Templates {
  const engine = Handlebars.create()
  for (const helper of ['log', 'lookup', 'helperMissing']) engine.unregisterHelper(helper)
  engine.registerHelper('t', translate)
  engine.registerHelper('month', drawMonth)
  for (const shared of [join(folder(), 'layouts'), join(folder(), 'parts')]) {
    for (const file of readdirSync(shared)) {
      engine.registerPartial(basename(file, '.hbs'), compile(engine, join(shared, file)))
    }
  }
  return { engine, pages: new Map() }
}

function compile(engine: typeof Handlebars, path: string): Template {
  const knownHelpers = { log: false, lookup: false, t: true, month: true }
  return engine.compile(readFileSync(path, 'utf8'), { strict: true, knownHelpersOnly: true, knownHelpers })
}

/** Drawn from data whose words the drawing escapes itself. */
function drawMonth(calendar: MonthCalendar): Handlebars.SafeString {
  return new Handlebars.SafeString(drawMonthCalendar(calendar))
}

function translate(key: unknown, options: HelperOptions): string {
  if (typeof key !== 'string' || !isTextKey(key)) throw new Error(`Expected a text called ${String(key)}.`)
  // Handlebars types its root as any; every page model has a frame with its language.
  const { language }: { language: Language } = options.data.root.frame
  return textIn(language, key, options.hash)
}
