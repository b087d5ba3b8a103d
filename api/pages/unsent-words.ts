import type { Typed } from './typed.ts'

/** What somebody wrote into a form that the page shows no more, because others were faster: it is not lost. */
export function unsentWords(typed: Typed): readonly string[] {
  return Object.entries(typed).flatMap(([name, value]) =>
    written.test(name) && typeof value === 'string' && value.trim() !== '' ? [value] : [],
  )
}

const written =
  /^(?:reason|extensionReason|decisionReason|words|address|contact|phone|attendedBy|legalBasis|fields|answer|judgement|statement|objection|findings?\..*\.(?:whatIsWrong|howToFix|rule|reason)|items\..*\.(?:note|howToFix))(?:\.|$)/
