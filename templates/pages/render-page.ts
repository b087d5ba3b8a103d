import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Handlebars from 'handlebars'
import { projectRoot } from '../project-root.ts'
import { stylesheet } from '../styles/stylesheet.ts'
import type { PageModels } from './page-models.ts'

type Templates = { readonly [Name in keyof PageModels]: (model: PageModels[Name]) => string }

let compiled: Templates | null = null

/** The HTML of a page. A field that the view model lacks is an error, never an empty place. */
export function renderPage<Name extends keyof PageModels>(name: Name, model: PageModels[Name]): string {
  compiled ??= compileTemplates()
  return compiled[name](model)
}

function compileTemplates(): Templates {
  const engine = Handlebars.create()
  for (const helper of ['log', 'lookup', 'helperMissing']) engine.unregisterHelper(helper)
  const compile = (source: string) =>
    engine.compile(source, { strict: true, knownHelpersOnly: true, knownHelpers: { log: false, lookup: false } })
  const folder = join(projectRoot(), 'templates')
  for (const file of readdirSync(join(folder, 'layouts'))) {
    engine.registerPartial(basename(file, '.hbs'), compile(readFileSync(join(folder, 'layouts', file), 'utf8')))
  }
  const page = <Name extends keyof PageModels>(name: Name) => {
    const template = compile(readFileSync(join(folder, 'pages', `${name}.hbs`), 'utf8'))
    return (model: PageModels[Name]) => template({ ...model, stylesheet: stylesheet().href })
  }
  return { home: page('home'), verify: page('verify'), problem: page('problem') }
}
