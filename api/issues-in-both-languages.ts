import { z } from 'zod'

/** What a schema finds wrong at one place of a value. */
export interface FoundIssue {
  readonly path: readonly PropertyKey[]
  readonly code: string
  readonly message: string
  readonly messageZh: string
}

/**
 * Everything in which `value` is not as `schema` says; empty where it is. The library says it in one language at a time,
 * so it is asked again in Chinese; a rule of ours carries its Chinese sentence in `params.messageZh`.
 */
export function issuesInBothLanguages(schema: z.ZodType, value: unknown): readonly FoundIssue[] {
  const issues = schema.safeParse(value).error?.issues ?? []
  const inChinese = schema.safeParse(value, { error: z.locales.zhCN().localeError }).error?.issues ?? []
  return issues.map((issue, index) => {
    const { code, path, message } = issue
    const ours = code === 'custom' ? issue.params?.['messageZh'] : undefined
    const messageZh = typeof ours === 'string' ? ours : withTypesInChinese(inChinese[index]?.message ?? message, code)
    return { path, code: code.replaceAll('_', '-'), message, messageZh }
  })
}

// The library leaves the names of most types in English.
const typesInChinese: { readonly [name: string]: string } = {
  object: '对象',
  record: '对象',
  string: '文本',
  number: '数字',
  int: '整数',
  boolean: '是或否（true、false）',
  undefined: '未给出',
}

function withTypesInChinese(messageZh: string, code: string): string {
  if (!['invalid_type', 'too_big', 'too_small'].includes(code)) return messageZh
  return messageZh.replace(/\b[a-z]+\b/g, (word) => typesInChinese[word] ?? word)
}
