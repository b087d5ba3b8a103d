import type { Problem } from '../../../engine/model/problem.ts'

/** What a note is about: most tell what became of another product's words. */
export function noteKind({ problem }: Problem): '翻译' | '保留' | '说明' {
  if (problem.startsWith('translated-')) return '翻译'
  return problem === 'ignored-extension' ? '保留' : '说明'
}

/** Notes counted by what they are about, as parts of a sentence; an import is reported so. */
export function noteCounts(problems: readonly Problem[]): readonly string[] {
  const notes = problems.filter(({ severity }) => severity === 'note')
  const count = (kind: ReturnType<typeof noteKind>) => notes.filter((note) => noteKind(note) === kind).length
  const words = [
    [count('翻译'), '处其他产品的写法已翻译'],
    [count('保留'), '处扩展原样保留，不执行'],
    [count('说明'), '处说明'],
  ] as const
  return words.flatMap(([number, word]) => (number === 0 ? [] : [`${number} ${word}`]))
}
