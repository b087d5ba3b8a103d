import { accepted, type Format, refused } from './format.ts'

/** 项目代码 (GB/T 40058-2021): pattern and month; the algorithm of its check digit is the platform's own. */
export const projectCode: Format = (typed) => {
  const code = typeof typed === 'string' ? typed.trim() : ''
  if (!/^[0-9]{4}-[0-9]{6}-[0-9]{2}-[0-9]{2}-[0-9]{6}$/.test(code)) {
    return refused(
      'project-code-pattern',
      'Expected a project code such as 2403-430302-04-01-900001.',
      '项目代码应形如 2403-430302-04-01-900001，共 24 个字符。',
    )
  }
  const month = Number(code.slice(2, 4))
  if (month < 1 || month > 12) {
    return refused(
      'project-code-month',
      `Expected the third and fourth digit of the project code to be a month, but found ${code.slice(2, 4)}.`,
      `项目代码第 3、4 位应为月份，现为 ${code.slice(2, 4)}。`,
    )
  }
  return accepted(code)
}
