import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import type { TaskAddress } from '../tasks/act-on-task.ts'
import { mustBeItem, openUnsigned } from './open-survey.ts'
import { lockItem, saveItem } from './queries.ts'
import type { SurveyItem } from './survey.ts'

/**
 * Keeps what is said about one item. `version` is what the writer saw: where a colleague has said something else since,
 * it is refused, so that nobody overwrites what they have not read. The same words again change nothing.
 */
export async function saveSurveyItem(
  app: AppParts,
  tx: Tx,
  access: ParkAccess,
  at: TaskAddress,
  said: SurveyItem,
  personId: string,
): Promise<SurveyItem> {
  const survey = await openUnsigned(app, tx, access, at)
  const { text } = mustBeItem(survey, said.code)
  const before = await lockItem(tx, access.park.id, at, said.code)
  if (before !== null && isSame(before, said)) return before
  const version = before?.version ?? 0
  if (version !== said.version) {
    throw new Refusal(
      'survey-item-changed',
      `A colleague has answered “${text.en}” meanwhile. Look at what they said, then save yours or leave theirs.`,
      `同事已经填写了“${text.zh}”。请先看对方填写的内容，再决定保留哪一份。`,
    )
  }
  const item = { ...said, version: version + 1 }
  await saveItem(tx, access.park.id, at, item, { personId, savedAt: new Date(app.engine.now()) })
  return item
}

function isSame(one: SurveyItem, other: SurveyItem): boolean {
  return one.result === other.result && one.note === other.note && one.howToFix === other.howToFix
}
