import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import { describe, expect, test } from 'vitest'
import { catalogue, textIn } from '../../templates/texts/catalogue.ts'

const root = join(import.meta.dirname, '../..')

describe('the texts of pages', () => {
  test('has a text for every key that a template asks for, and the values that it needs', () => {
    const wrong = templates().flatMap(({ file, source }) =>
      [...askedFor(Handlebars.parse(source))].flatMap(({ key, values }) => {
        const text = new Map<string, readonly [string, string]>(Object.entries(catalogue)).get(key)
        if (text === undefined) return [`${file}: no text ${key}`]
        const needed = text.flatMap((each) => [...each.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))
        return needed.filter((name) => !values.includes(name)).map((name) => `${file}: ${key} needs ${name}`)
      }),
    )

    expect(wrong).toEqual([])
  })

  test('has no text that nothing asks for', () => {
    const sources = [...templates(), ...typescript()].map(({ source }) => source).join('\n')

    const unused = Object.keys(catalogue).filter(
      (key) => !sources.includes(`"${key}"`) && !sources.includes(`'${key}'`) && !isComposed(key, sources),
    )

    expect(unused).toEqual([])
  })

  test('says the same values in both languages, Chinese in Chinese and English in English', () => {
    const wrong = Object.entries(catalogue).filter(([key, [zh, en]]) => {
      const names = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort().join()
      const switches = key === 'frame.otherLanguage'
      return zh.trim() === '' || en.trim() === '' || names(zh) !== names(en) || (!switches && isForeign(en))
    })

    expect(wrong).toEqual([])
  })

  test('throws where a value is missing rather than print its name', () => {
    expect(() => textIn('zh', 'due.remaining', { date: '4月26日' })).toThrow('{days}')
  })
})

/** English may quote the character that is printed on a permit. */
function isForeign(english: string): boolean {
  return /[\u4e00-\u9fff]/.test(english.replace(/号/g, ''))
}

/** Keys made of a word and a value, such as `state.${state}`, are named by their beginning. */
function isComposed(key: string, sources: string): boolean {
  return sources.includes(`\`${key.slice(0, key.lastIndexOf('.') + 1)}\${`)
}

function templates() {
  return filesIn('templates', '.hbs')
}

function typescript() {
  const files = [...filesIn('api', '.ts'), ...filesIn('templates', '.ts')]
  return files.filter(({ file }) => !file.startsWith('templates/texts/'))
}

function filesIn(folder: string, ending: string) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ file: `${folder}/${name}`, source: readFileSync(join(root, folder, name), 'utf8') }))
}

interface Asked {
  readonly key: string
  readonly values: readonly string[]
}

/** Every `{{t "key" name=value}}` of a template, at any depth of its tree. */
function* askedFor(node: unknown): Generator<Asked> {
  if (Array.isArray(node)) for (const each of node) yield* askedFor(each)
  else if (typeof node === 'object' && node !== null) {
    if ('path' in node && isTextHelper(node.path) && 'params' in node && Array.isArray(node.params)) {
      const [first] = node.params
      const hash = 'hash' in node ? hashNames(node.hash) : []
      // A key that comes from the view model is checked by its type.
      if (first?.type === 'StringLiteral') yield { key: String(first.value), values: hash }
    }
    for (const child of Object.values(node)) yield* askedFor(child)
  }
}

function isTextHelper(path: unknown): boolean {
  return typeof path === 'object' && path !== null && 'original' in path && path.original === 't'
}

function hashNames(hash: unknown): readonly string[] {
  if (typeof hash !== 'object' || hash === null || !('pairs' in hash) || !Array.isArray(hash.pairs)) return []
  return hash.pairs.map((pair) => String(pair.key))
}
