import type { ChecklistItem } from '../process-description/survey-description.ts'
import type { FieldError } from '../refusal.ts'
import type { OpenedSurvey } from './open-survey.ts'
import { LEAST_OFFICIALS, type Official } from './survey.ts'

/** Who signs, for whom. */
export interface GivenSignature {
  readonly officials: readonly Official[]
  readonly personId: string
  /** The name of the account. */
  readonly signer: string
  /** As it was typed. */
  readonly name: string
}

/** Everything that a part of the survey lacks before it can be signed, at once. */
export function signatureProblems(
  survey: Pick<OpenedSurvey, 'checklist' | 'items' | 'photos'>,
  given: GivenSignature,
): readonly FieldError[] {
  return [...survey.checklist.flatMap((item) => itemProblems(survey, item)), ...signerProblems(given)]
}

function itemProblems(
  { items, photos }: Pick<OpenedSurvey, 'items' | 'photos'>,
  { code, text, photo }: ChecklistItem,
): readonly FieldError[] {
  const item = items.find((each) => each.code === code)
  const field = (name: string) => `items.${code}.${name}`
  if (item === undefined || item.result === '') {
    return [missing(field('result'), `“${text.en}” has no result.`, `“${text.zh}”还没有结果。`)]
  }
  const fails = item.result === 'doesNotConform'
  const needsPhoto = photo && item.result !== 'notApplicable' && !photos.some((each) => each.code === code)
  return [
    ...(fails && item.note === ''
      ? [missing(field('note'), `Write what is wrong with “${text.en}”.`, `请写明“${text.zh}”有什么问题。`)]
      : []),
    ...(fails && item.howToFix === ''
      ? [missing(field('howToFix'), `Write how to mend “${text.en}”.`, `请写明“${text.zh}”怎样整改。`)]
      : []),
    ...(needsPhoto ? [missing(field('photo'), `“${text.en}” needs a photo.`, `“${text.zh}”需要拍照。`)] : []),
  ]
}

/** 行政许可法 art. 34 III: at least two officials look at the works. */
function signerProblems({ officials, personId, signer, name }: GivenSignature): readonly FieldError[] {
  const isThere = officials.some((official) => official.personId === personId)
  return [
    ...(officials.length < LEAST_OFFICIALS || !isThere
      ? [
          missing(
            'officials',
            'Name at least two officials of your department who were on site, yourself among them.',
            '请写明本部门到场的工作人员，至少两人，包括您本人（行政许可法第三十四条）。',
          ),
        ]
      : []),
    ...(name === signer ? [] : [missing('name', `Sign with your name, ${signer}.`, `请以本人姓名“${signer}”签字。`)]),
  ]
}

function missing(field: string, message: string, messageZh: string): FieldError {
  return { field, code: 'survey-incomplete', message, messageZh }
}
