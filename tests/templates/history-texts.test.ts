import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { behaviours } from '../../engine/core/elements/index.ts'
import { isTextKey } from '../../templates/texts/catalogue.ts'

const engine = join(import.meta.dirname, '../../engine')

/** The names by which a union of the engine tells its members apart. */
function typesIn(file: string): readonly string[] {
  const source = readFileSync(join(engine, file), 'utf8')
  return [...source.matchAll(/readonly type: '(\w+)'/g)].map((match) => match[1] ?? '')
}

describe('the texts of a history', () => {
  test('has words for everything that can happen', () => {
    const events = typesIn('core/events.ts').filter((type) => type !== 'commandHandled')

    expect(events.filter((type) => !isTextKey(`manager.event.${type}`))).toEqual([])
  })

  test('has words for everything that can be wanted', () => {
    const actors = ['person', 'worker', 'system']
    const commands = typesIn('core/commands.ts').filter((type) => !actors.includes(type))

    expect(commands.filter((type) => !isTextKey(`manager.command.${type}`))).toEqual([])
  })

  test('has words for every kind of flow node', () => {
    const nodes = Object.keys(behaviours)

    expect(nodes.filter((type) => !isTextKey(`manager.node.${type}`))).toEqual([])
  })
})
