import { RE2JS, RE2JSException } from 're2js'
import type { FeelValue } from '../feel-value.ts'
import { fail, type Machine, spend } from '../machine.ts'
import type { Builtin, Builtins } from './builtin.ts'
import { sizeOfPattern } from './pattern-size.ts'

const FLAGS: { readonly [flag: string]: number } = {
  i: RE2JS.CASE_INSENSITIVE,
  m: RE2JS.MULTILINE,
  s: RE2JS.DOTALL,
}

/** What an instruction of a pattern costs in steps when it is compiled, and how many of them look at a character in one. */
const COMPILE_COST = 30
const LOOKS_PER_STEP = 4

/** `matches`, `replace` and `split` (DMN 1.5 §10.3.4.3) in linear time: no pattern can hold the engine up. */
export const patternBuiltins: Builtins = {
  matches: ofStrings(['input', 'pattern', 'flags'], 2, (machine, [input = '', pattern = '', flags = '']) => {
    const compiled = compilePattern(machine, pattern, flags, input)
    return compiled === null ? null : compiled.matcher(input).find()
  }),
  replace: ofStrings(
    ['input', 'pattern', 'replacement', 'flags'],
    3,
    (machine, [input = '', pattern = '', replacement = '', flags = '']) => {
      const compiled = compilePattern(machine, pattern, flags, input)
      return compiled === null ? null : replaceAll(machine, compiled, input, replacement)
    },
  ),
  split: ofStrings(['string', 'delimiter'], 2, (machine, [input = '', delimiter = '']) => {
    const compiled = compilePattern(machine, delimiter, '', input)
    return compiled === null ? null : splitAt(compiled, input)
  }),
}

function ofStrings(
  parameters: readonly string[],
  required: number,
  body: (machine: Machine, args: readonly (string | undefined)[]) => FeelValue,
): Builtin {
  return {
    parameters,
    call(machine, args) {
      const given = args.map((arg) =>
        arg === null ? undefined : Array.isArray(arg) && arg.length === 1 ? arg[0] : arg,
      )
      if (args.slice(0, required).some((arg) => arg === null)) return null
      const strings = given.every((arg) => arg === undefined || typeof arg === 'string')
      if (!strings || given.slice(0, required).includes(undefined) || args.length < required) {
        return fail(
          machine,
          'invalid-arguments',
          `Expected strings for ${parameters.join(', ')}.`,
          `${parameters.join('、')} 应为字符串。`,
        )
      }
      return body(machine, given)
    },
  }
}

function compilePattern(machine: Machine, pattern: string, flags: string, input: string): RE2JS | null {
  const size = sizeOfPattern(pattern)
  spend(machine, COMPILE_COST * size + input.length + Math.ceil((input.length * size) / LOOKS_PER_STEP))
  const unknown = [...flags].find((flag) => flag !== 'x' && !(flag in FLAGS))
  if (unknown !== undefined) {
    return fail(
      machine,
      'invalid-pattern',
      `Expected the flags i, m, s or x, but found ${unknown}.`,
      `不支持的标志：${unknown}。`,
    )
  }
  try {
    return RE2JS.compile(
      flags.includes('x') ? withoutSpaces(pattern) : pattern,
      [...flags].reduce((sum, flag) => sum | (FLAGS[flag] ?? 0), 0),
    )
  } catch (cause) {
    if (!(cause instanceof RE2JSException)) throw cause
    return fail(machine, 'invalid-pattern', `Expected a pattern, but found ${pattern}.`, `正则表达式无效：${pattern}`)
  }
}

/** `$0` is the match, `$1`… its groups. */
function replaceAll(machine: Machine, pattern: RE2JS, input: string, replacement: string): string {
  const matcher = pattern.matcher(input)
  const parts: string[] = []
  let end = 0
  while (matcher.find()) {
    const filled = replacement.replace(/\$(\d)/g, (_, group: string) =>
      Number(group) <= matcher.groupCount() ? (matcher.group(Number(group)) ?? '') : '',
    )
    spend(machine, 1 + (filled.length >> 6))
    parts.push(input.slice(end, matcher.start()), filled)
    end = matcher.end()
  }
  return parts.join('') + input.slice(end)
}

function splitAt(pattern: RE2JS, input: string): readonly string[] {
  const matcher = pattern.matcher(input)
  const parts: string[] = []
  let end = 0
  while (matcher.find()) {
    const empty = matcher.end() === matcher.start()
    if (empty && (matcher.start() === end || matcher.start() === input.length)) continue
    parts.push(input.slice(end, matcher.start()))
    end = matcher.end()
  }
  return [...parts, input.slice(end)]
}

/** The flag x: white space outside of brackets is for the reader alone (XPath functions §5.6.2). */
function withoutSpaces(pattern: string): string {
  return pattern.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\s+/g, (part) => (/^\s/.test(part) ? '' : part))
}
