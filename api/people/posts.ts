/** What a person does in a department of a park: 窗口 审查 复核 签发, and the park's own officers. */
export const posts = ['windowClerk', 'reviewer', 'checker', 'signatory', 'manager', 'overseer', 'assistant'] as const

export type Post = (typeof posts)[number]
