/**
 * What a person does in a department of a park: 窗口 审查 复核 签发, and the park's own officers; `worker` is held by the
 * account of a program (外部作业程序).
 */
export const posts = [
  'windowClerk',
  'reviewer',
  'checker',
  'signatory',
  'manager',
  'overseer',
  'assistant',
  'worker',
] as const

export type Post = (typeof posts)[number]
