import { calendarTexts } from './calendar-texts.ts'
import { clockTexts } from './clock-texts.ts'
import { compareTexts } from './compare-texts.ts'
import { copyTexts } from './copy-texts.ts'
import { deadlineTexts } from './deadline-texts.ts'
import { designerTexts } from './designer-texts.ts'
import { enterpriseTexts } from './enterprise-texts.ts'
import { findingsReportTexts } from './findings-report-texts.ts'
import { frameTexts } from './frame-texts.ts'
import { historyTexts } from './history-texts.ts'
import { instanceTexts } from './instance-texts.ts'
import { jointReviewTexts } from './joint-review-texts.ts'
import { ladderTexts } from './ladder-texts.ts'
import { managerTexts } from './manager-texts.ts'
import { mergeTexts } from './merge-texts.ts'
import { migrationTexts } from './migration-texts.ts'
import { operationTexts } from './operation-texts.ts'
import { oversightTexts } from './oversight-texts.ts'
import { partTexts } from './part-texts.ts'
import { permitTexts } from './permit-texts.ts'
import { publicTexts } from './public-texts.ts'
import { publicationTexts } from './publication-texts.ts'
import { queryTexts } from './query-texts.ts'
import { rectificationTexts } from './rectification-texts.ts'
import { refusedActTexts } from './refused-act-texts.ts'
import { registerTexts } from './register-texts.ts'
import { reviewerTexts } from './reviewer-texts.ts'
import { roundTexts } from './round-texts.ts'
import { sheetTexts } from './sheet-texts.ts'
import { substitutionTexts } from './substitution-texts.ts'
import { surveyTexts } from './survey-texts.ts'
import { fillText, type Language, type TextValues } from './text.ts'
import { timeTexts } from './time-texts.ts'
import { webhookTexts } from './webhook-texts.ts'
import { windowTexts } from './window-texts.ts'
import { wordTexts } from './word-texts.ts'

/** Every text of every page, by its key; the first word of a key names the file it stands in. */
export const catalogue = {
  ...frameTexts,
  ...partTexts,
  ...deadlineTexts,
  ...calendarTexts,
  ...publicTexts,
  ...wordTexts,
  ...enterpriseTexts,
  ...windowTexts,
  ...registerTexts,
  ...sheetTexts,
  ...queryTexts,
  ...reviewerTexts,
  ...compareTexts,
  ...publicationTexts,
  ...copyTexts,
  ...mergeTexts,
  ...findingsReportTexts,
  ...refusedActTexts,
  ...jointReviewTexts,
  ...roundTexts,
  ...clockTexts,
  ...managerTexts,
  ...migrationTexts,
  ...designerTexts,
  ...instanceTexts,
  ...operationTexts,
  ...historyTexts,
  ...webhookTexts,
  ...timeTexts,
  ...substitutionTexts,
  ...oversightTexts,
  ...surveyTexts,
  ...rectificationTexts,
  ...ladderTexts,
  ...permitTexts,
} as const

export type TextKey = keyof typeof catalogue

export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(catalogue, key)
}

/** The text of a key in a language. */
export function textIn(language: Language, key: TextKey, values?: TextValues): string {
  return fillText(catalogue[key], language, values)
}
