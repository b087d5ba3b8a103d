import { accepted, type Format, refused } from './format.ts'

/** 证照编号, such as 湘潭经开工规〔2024〕9号: letters, digits and brackets, with a digit in it; kept without blanks. */
export const licenceNumber: Format = (typed) => {
  const number = typeof typed === 'string' ? typed.replaceAll(/\s/g, '') : ''
  return /^[\p{L}\p{N}〔〕[\]（）()【】_./-]{4,60}$/u.test(number) && /\d/.test(number)
    ? accepted(number)
    : refused(
        'licence-number-pattern',
        'Expected the number of a licence: 4 to 60 letters, digits and brackets, with a digit.',
        '证照编号应为 4 至 60 个字，由文字、字母、数字和括号组成，至少含一个数字。',
      )
}
