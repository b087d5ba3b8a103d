const TITLE = /^#\s*(?:标题|title)\s*[:：]\s*(\S.*)$/i

/** What the first line calls a scenario, `# 标题：…` or `# title: …`, a comment for whoever plays it; else `null`. */
export function scenarioTitle(text: string): string | null {
  return TITLE.exec(text.split('\n', 1)[0]?.trim() ?? '')?.[1] ?? null
}
