import type { Problem } from '../../engine/index.ts'

/** What is wrong at a place of the file, which is named as in `people[3].posts[0].department`. */
export function problemAt(problem: string, path: readonly PropertyKey[], message: string, messageZh: string): Problem {
  const place = path.reduce<string>(
    (before, step) => (typeof step === 'number' ? `${before}[${step}]` : `${before}${before && '.'}${String(step)}`),
    '',
  )
  return {
    problem,
    severity: 'error',
    element: place === '' ? null : place,
    line: null,
    message: `${place || 'file'}: ${message}`,
    messageZh: `${place || '文件'}：${messageZh}`,
  }
}
