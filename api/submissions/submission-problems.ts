import type { Application } from '../applications/application.ts'
import type { CheckedForm } from '../forms/check-form.ts'
import type { Requirement } from '../materials/requirements.ts'
import { Refusal } from '../refusal.ts'

/** The refusal of a form with mistakes: every one of them, in the order of the fields. */
export function formInvalid({ errors }: CheckedForm): Refusal {
  return new Refusal(
    'form-invalid',
    `Expected the form to be complete and right, but ${errors.length} fields are not.`,
    `表单有 ${errors.length} 处需要改正。`,
    errors.map((error) => ({ ...error, field: `form.${error.field}` })),
  )
}

/** The refusal of an application whose materials are incomplete: everything at once (行政许可法 art. 32). */
export function materialsMissing(missing: readonly Requirement[]): Refusal {
  return new Refusal(
    'materials-missing',
    `Expected every required material, but ${missing.length} are missing.`,
    `缺少 ${missing.length} 份材料。`,
    missing.map(({ code, name, deferrableDays }) => ({
      field: `materials.${code}`,
      code: deferrableDays === null ? 'material-missing' : 'material-missing-deferrable',
      message:
        deferrableDays === null
          ? `${name.en} is missing.`
          : `${name.en} is missing; it may be deferred for ${deferrableDays} working days.`,
      messageZh:
        deferrableDays === null ? `缺少${name.zh}。` : `缺少${name.zh}，可以容缺，${deferrableDays} 个工作日内补交。`,
    })),
  )
}

export function promiseMissing(): Refusal {
  return new Refusal(
    'promise-missing',
    'Expected the owner to have signed the promise letter for this form, but it is not signed.',
    '建设单位尚未就当前表单内容签署告知承诺书。',
  )
}

/** Whether this can be submitted now, and how: the first time, or as a correction. */
export function submissionKind({ state, isBeingSubmitted }: Application): 'first' | 'correction' {
  if (isBeingSubmitted) {
    throw new Refusal('submission-under-way', 'The application is being submitted.', '申请正在提交，请稍候。')
  }
  if (state === 'draft') return 'first'
  if (state === 'returned' || state === 'inCorrection') return 'correction'
  throw new Refusal(
    'not-submittable',
    `Expected the application to be a draft or to await correction, but it is ${state}.`,
    '申请已经提交，当前不在等待补正。',
  )
}
