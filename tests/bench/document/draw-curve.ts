import type { Figure } from '../report.ts'

const WIDTH = 480
const HEIGHT = 200
const EDGE = 36

/** A curve as SVG: sizes in powers of ten to the right, the ratio upwards, the goal as a dashed line. */
export function drawCurve({ name, curve = [], goal }: Figure): string {
  const logs = curve.map(([size]) => Math.log10(size))
  const [first, last] = [Math.min(...logs), Math.max(...logs)]
  const top = Math.max(1.1, goal * 1.1, ...curve.map(([, ratio]) => ratio * 1.1))
  const x = (size: number) => EDGE + ((Math.log10(size) - first) / (last - first || 1)) * (WIDTH - 2 * EDGE)
  const y = (ratio: number) => HEIGHT - EDGE - (ratio / top) * (HEIGHT - 2 * EDGE)
  const points = curve.map(([size, ratio]) => `${x(size).toFixed(1)},${y(ratio).toFixed(1)}`)
  const marks = curve.map(([size, ratio]) => {
    const [left, high] = [x(size).toFixed(1), y(ratio)]
    return `<circle cx="${left}" cy="${high.toFixed(1)}" r="3"/><text x="${left}" y="${(high - 8).toFixed(1)}">${ratio.toFixed(2)}</text><text x="${left}" y="${HEIGHT - 14}">${size.toLocaleString('en')}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" font-family="sans-serif" font-size="11" text-anchor="middle">
<title>${name}</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text x="${WIDTH / 2}" y="16" font-size="13">${name}</text>
<path d="M${EDGE} ${y(0)}H${WIDTH - EDGE}" stroke="#999"/>
<path d="M${EDGE} ${y(goal).toFixed(1)}H${WIDTH - EDGE}" stroke="#b42318" stroke-dasharray="4 4"/>
<polyline points="${points.join(' ')}" fill="none" stroke="#175cd3" stroke-width="2"/>
<g fill="#175cd3">${marks.join('')}</g>
</svg>
`
}
