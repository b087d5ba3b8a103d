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
    const messageZh = typeof ours === 'string' ? ours : (inChinese[index]?.message ?? message)
    return { path, code: code.replaceAll('_', '-'), message, messageZh }
  })
}
