import Handlebars from 'handlebars'

/** What a draft may say: words, which are empty where there is nothing to say. */
export type DraftFacts = { readonly [name: string]: string }

const engine = Handlebars.create()

/** A text drafted by a process's own template: `{{name}}` and `{{#if name}}…{{/if}}`, nothing else. Plain text, no HTML. */
export function draftText(template: string, facts: DraftFacts): string {
  const options = { noEscape: true, knownHelpersOnly: true, knownHelpers: { log: false, lookup: false } }
  // Own words only: a template cannot reach what JavaScript gives every object.
  return engine.compile(template, options)(facts, { allowProtoPropertiesByDefault: false })
}

/** Why a template cannot draft anything; `null` = it can. Unknown names are told too: they would always be empty. */
export function draftProblem(template: string, names: readonly string[]): string | null {
  const facts = Object.fromEntries(names.map((name) => [name, name]))
  try {
    engine.compile(template, { strict: true, noEscape: true, knownHelpersOnly: true })(facts)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
