import { accepted, type Format, refused } from './format.ts'

/** 姓名: letters of any script, with the point between the parts of a name (阿依古丽·买买提). */
export const personName: Format = (typed) => {
  const name =
    typeof typed === 'string'
      ? typed
          .trim()
          .replaceAll(/[•・‧]/g, '·')
          .replaceAll(/\s+/g, ' ')
      : ''
  return /^\p{L}[\p{L}\p{M}·.'’ -]{0,48}\p{L}$/u.test(name)
    ? accepted(name)
    : refused(
        'person-name-pattern',
        'Expected a name of 2 to 50 letters, without digits.',
        '姓名应为 2 至 50 个字，不含数字和其他符号。',
      )
}
