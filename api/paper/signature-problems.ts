import { isRealDate } from '../forms/formats/real-date.ts'
import type { FieldError } from '../refusal.ts'

/** What stands on a paper under its signature: the name, and the day as `YYYY-MM-DD`. */
export interface Signature {
  readonly signedBy: string
  readonly signedOn: string
}

/** What is wrong with a signature that the window registers; `fields` name where it was typed, `today` is the park's. */
export function signatureProblems(
  { signedBy, signedOn }: Signature,
  today: string,
  fields: { readonly by: string; readonly on: string },
): readonly FieldError[] {
  const length = [...signedBy].length
  const isNamed = length >= 2 && length <= 50
  const isDate = isRealDate(signedOn) && signedOn <= today
  return [
    ...(isNamed
      ? []
      : [
          {
            field: fields.by,
            code: 'signer-missing',
            message: 'Expected the name of who signed, 2 to 50 characters.',
            messageZh: '请填写签字人姓名，2 至 50 个字。',
          },
        ]),
    ...(isDate
      ? []
      : [
          {
            field: fields.on,
            code: 'signed-on-wrong',
            message: 'Expected the day on which it was signed, today at the latest.',
            messageZh: '签字日期应为今天或者之前的日期。',
          },
        ]),
  ]
}
