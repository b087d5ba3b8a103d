import { constantExpression } from '../../expressions/constant.ts'
import type { CompiledExpression } from '../../expressions/expression.ts'
import type { ServiceLevel } from '../definition.ts'
import type { ModdleElement } from '../moddle.ts'
import { extensionText } from './extensions.ts'
import { readLiteralOrExpression } from './read-expression.ts'
import type { Reading } from './reading.ts'

const correction = constantExpression('correction')

/**
 * `siji:pause`: the ground on which the clocks around a node stop while it is active. A node whose time is the
 * applicant's stops them for a correction where it names no other ground.
 */
export function readPause(
  element: ModdleElement,
  level: ServiceLevel | null,
  reading: Reading,
): CompiledExpression | null {
  const text = extensionText(element, 'siji:Pause', 'ground', null)
  if (text !== null) return readLiteralOrExpression(element, text, reading)
  return level?.owner === 'applicant' ? correction : null
}
