import { accepted, type Format, refused } from './format.ts'

/** 行政区划代码: six digits that the park lies in. */
export const areaCode: Format = (typed, context) => {
  const code = typeof typed === 'string' ? typed.trim() : ''
  if (!/^\d{6}$/.test(code)) {
    return refused('area-code-pattern', 'Expected an area code of 6 digits.', '行政区划代码应为 6 位数字。')
  }
  return context.areaCodes.includes(code)
    ? accepted(code)
    : refused(
        'area-code-elsewhere',
        `Expected an area code of this park (${context.areaCodes.join(', ')}), but found ${code}.`,
        `行政区划代码应为本园区所在区划（${context.areaCodes.join('、')}），现为 ${code}。`,
      )
}
