import type { FindingBody } from '../findings/finding.ts'
import type { ChecklistItem } from '../process-description/survey-description.ts'

export const itemResults = ['conforms', 'doesNotConform', 'notApplicable'] as const

/** 符合、不符合、不适用 */
export type ItemResult = (typeof itemResults)[number]

/** What a department has put down about one item so far. */
export interface SurveyItem {
  readonly code: string
  /** Counts its saves, so that two telephones do not overwrite each other; 0 = nothing was saved yet. */
  readonly version: number
  readonly result: ItemResult | ''
  readonly note: string
  readonly howToFix: string
}

export interface SurveyPhoto {
  readonly id: string
  readonly code: string
  readonly sha256: string
  readonly mediaType: 'image/jpeg' | 'image/png'
}

/** One item as it was signed, with its words: a later version of the checklist does not change it. */
export interface SignedItem {
  readonly code: string
  readonly text: { readonly zh: string; readonly en: string }
  readonly rule: string | null
  readonly result: ItemResult
  readonly note: string
  readonly howToFix: string
  readonly photos: readonly string[]
}

export interface Official {
  readonly personId: string
  readonly name: string
}

/** What one department has signed about its part of the survey. */
export interface SurveySignature {
  readonly commandId: string
  readonly instanceId: string
  readonly taskKey: number
  readonly results: readonly SignedItem[]
  /** At least two (行政许可法 art. 34 III). */
  readonly officials: readonly Official[]
  /** Who was there for the enterprise; empty = nobody was named. */
  readonly attendedBy: string
  readonly signedName: string
  /** An SVG path within 600 × 200, drawn with a finger; empty = only the name was typed. */
  readonly drawing: string
  readonly signedBy: string
  readonly signedAt: Date
}

export const LEAST_OFFICIALS = 2

/** The items that the department of this letter answers; all of them where a task is about no letter. */
export function itemsFor(checklist: readonly ChecklistItem[], permit: string | null): readonly ChecklistItem[] {
  return checklist.filter((item) => permit === null || item.permit === permit)
}

/** 不符合 becomes a finding of the department, told to the applicant by the one notice only. */
export function findingsOf(results: readonly SignedItem[]): readonly FindingBody[] {
  return notConforming(results).map(({ text, note, howToFix, rule }) => ({
    whatIsWrong: `${text.zh}：${note}`,
    howToFix,
    ...(rule === null ? {} : { rule }),
  }))
}

/** In the order in which `findingsOf` makes findings of them: a finding's position is its place here. */
export function notConforming(results: readonly SignedItem[]): readonly SignedItem[] {
  return results.filter(({ result }) => result === 'doesNotConform')
}
