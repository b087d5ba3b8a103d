import type { Figure, StatementPlan } from '../report.ts'

/** The figures of one run as a Markdown table, with a picture of each curve. */
export function tableOf(figures: readonly Figure[], picturesFolder: string): string {
  const rows = figures.map((figure) => {
    const { name, value, unit, ratio, goal, better, against, note } = figure
    const isMet = better === 'higher' ? ratio >= goal : ratio <= goal
    const wanted = `${better === 'higher' ? 'at least' : 'at most'} ${goal}${isMet ? '' : ': **missed**'}`
    return `| ${name} | ${shown(value)} ${unit} | ${shown(ratio)} | ${wanted} | ${against}${note === undefined ? '' : `; ${note}`} |`
  })
  const pictures = figures
    .filter(({ curve }) => curve !== undefined)
    .map(({ name }) => `![${name}](${picturesFolder}/${name}.svg)`)
  return ['| name | value | ratio | goal | against |', '|---|---:|---:|---|---|', ...rows, '', ...pictures].join('\n')
}

/** What PostgreSQL does for the statements that take most of its time, folded away. */
export function plansOf(plans: readonly StatementPlan[]): string {
  return plans
    .map(({ query, role, calls, milliseconds, lines }) => {
      const title = `${query.replaceAll(/\s+/g, ' ').replaceAll('<', '&lt;').slice(0, 90)} …`
      return `<details><summary>${role}, ${calls} calls, ${Math.round(milliseconds)} ms: <code>${title}</code></summary>\n\n\`\`\`\n${lines.join('\n')}\n\`\`\`\n\n</details>`
    })
    .join('\n')
}

function shown(value: number): string {
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en')
  return String(Number(value.toPrecision(3)))
}
