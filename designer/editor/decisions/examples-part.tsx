import type { CompiledDecision } from '../../../engine/decisions/decision.ts'
import type { DecisionExample } from '../../../engine/decisions/examples.ts'
import { type ExampleOutcome, namesRead, runExample } from '../../../engine/decisions/run-example.ts'
import { TypedInput } from '../parts/typed-input.tsx'

interface ExamplesPartProps {
  readonly decision: CompiledDecision
  /** Of all decisions of the file. */
  readonly examples: readonly DecisionExample[]
  readonly write: (examples: readonly DecisionExample[]) => void
}

/** Examples of one decision, run by the engine as they are written: what is given, what comes out, which rules matched. */
export function ExamplesPart({ decision, examples, write }: ExamplesPartProps) {
  const own = examples
    .map((example, index) => ({ example, index }))
    .filter(({ example }) => example.decision === decision.id)
  const names = [...new Set([...namesRead(decision), ...own.flatMap(({ example }) => Object.keys(example.given))])]
  const outcomes = own.map(({ example }) => runExample(decision, example))
  const wrong = outcomes.filter(({ isRight }) => !isRight).length
  const change = (index: number, example: DecisionExample) => write(examples.toSpliced(index, 1, example))
  const add = () =>
    write([...examples, { decision: decision.id, name: `示例 ${own.length + 1}`, given: {}, expected: 'null' }])
  return (
    <section class="examples" aria-label={`示例：${decision.name}`}>
      <h3>{`示例 · ${decision.name}`}</h3>
      <p class="hint" role="status">
        {own.length === 0
          ? '示例写明给定什么、应得到什么，发布时逐个运行，不符即不能发布。取值用 FEEL，文字加双引号。'
          : wrong === 0
            ? `${own.length} 个示例都与预期相符。`
            : `${own.length} 个示例中有 ${wrong} 个与预期不符，改正后才能发布。`}
      </p>
      {own.length === 0 ? null : (
        <div class="table-scroll">
          <table>
            <thead>
              <tr>
                {['名称', '预期结果', '实际', '命中规则', ...names].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
                <th scope="col">
                  <span class="visually-hidden">删除</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {own.map(({ example, index }, row) => (
                <ExampleRow
                  key={String(index)}
                  {...{ example, names }}
                  number={row + 1}
                  outcome={outcomes[row]}
                  change={(next) => change(index, next)}
                  remove={() => write(examples.toSpliced(index, 1))}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <button type="button" class="button" onClick={add}>
        添加示例
      </button>
    </section>
  )
}

interface ExampleRowProps {
  readonly example: DecisionExample
  readonly number: number
  readonly names: readonly string[]
  readonly outcome: ExampleOutcome | undefined
  readonly change: (example: DecisionExample) => void
  readonly remove: () => void
}

function ExampleRow({ example, number, names, outcome, change, remove }: ExampleRowProps) {
  const cell = (label: string, value: string, commit: (text: string) => void) => (
    <TypedInput
      aria-label={`示例 ${number}：${label}`}
      value={value}
      spellcheck={false}
      autocomplete="off"
      onCommit={(text) => commit(text.trim())}
    />
  )
  return (
    <tr class={outcome?.isRight === true ? 'example-right' : 'example-wrong'}>
      <td>{cell('名称', example.name, (name) => change({ ...example, name }))}</td>
      <td>{cell('预期结果', example.expected, (expected) => change({ ...example, expected }))}</td>
      <td>
        <span class={outcome?.isRight === true ? 'tone-green' : 'tone-red'}>
          <span aria-hidden="true">{outcome?.isRight === true ? '● ' : '◆ '}</span>
          {outcome?.isRight === true ? '相符' : (outcome?.fault?.messageZh ?? '')}
        </span>
      </td>
      <td>{rulesText(outcome)}</td>
      {names.map((name) => (
        <td key={name}>
          {cell(name, example.given[name] ?? '', (text) =>
            change({ ...example, given: withGiven(example, name, text) }),
          )}
        </td>
      ))}
      <td>
        <button type="button" class="quiet" aria-label={`删除示例 ${number}`} onClick={remove}>
          删除
        </button>
      </td>
    </tr>
  )
}

function withGiven({ given }: DecisionExample, name: string, text: string): DecisionExample['given'] {
  const { [name]: _, ...others } = given
  return text === '' ? others : { ...others, [name]: text }
}

function rulesText(outcome: ExampleOutcome | undefined): string {
  const rules = outcome?.matched.at(-1)?.rules ?? []
  return rules.length === 0 ? '没有' : rules.join('、')
}
