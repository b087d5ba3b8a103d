import type { Field } from '../../forms/form.ts'
import type { FieldError } from '../../refusal.ts'

type Named = Pick<FieldError, 'field' | 'message' | 'messageZh'>

/** Errors as they are read away from their fields: `金额：应填写数字。` One that names its field already stays as it is. */
export function namedErrors<Error extends Named>(fields: readonly Field[], errors: readonly Error[]): readonly Error[] {
  return errors.map((error) => {
    const field = fields.find(({ key }) => error.field === key || error.field === `form.${key}`)
    if (field === undefined) return error
    const { label, labelEn } = field
    return {
      ...error,
      message: error.message.includes(labelEn) ? error.message : `${labelEn}: ${error.message}`,
      messageZh: error.messageZh.includes(label) ? error.messageZh : `${label}：${error.messageZh}`,
    }
  })
}
