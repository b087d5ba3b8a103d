import { CheckField, SelectField, TextField } from '../parts/fields.tsx'
import type { Rules } from './table.ts'

interface RuleFieldsProps {
  readonly rules: Rules
  readonly departments: readonly { readonly code: string; readonly name: string }[]
  /** Whether the park runs the process that follows deferrals. */
  readonly mayFollow: boolean
  readonly change: (rules: Rules) => void
}

type NumberRule = 'checkDays' | 'completions' | 'corrections' | 'correctionDays' | 'signingDays'

/** What holds for the whole process: acceptance, corrections, signing. */
export function RuleFields({ rules, departments, mayFollow, change }: RuleFieldsProps) {
  const options = departments.map(({ code, name }) => ({ value: code, label: name }))
  const number = (key: NumberRule, label: string, unit: string, hint?: string) => (
    <TextField
      label={label}
      hint={hint}
      unit={unit}
      value={String(rules[key])}
      check={(text) => (/^\d{1,3}$/.test(text.trim()) ? null : '应为整数。')}
      onCommit={(text) => change({ ...rules, [key]: Number(text) })}
    />
  )
  return (
    <fieldset class="wizard-rules">
      <legend>受理、补正与签发</legend>
      <SelectField
        label="受理窗口（兼牵头）"
        value={rules.window}
        options={options}
        onCommit={(window) => change({ ...rules, window })}
      />
      {number('checkDays', '齐全性审查', '个工作日', '逾期不告知的视为受理')}
      {number('completions', '受理前最多补正', '轮')}
      {number('corrections', '审查中最多补正', '轮', '填 0 就不设补正')}
      {number('correctionDays', '企业补正期限', '个工作日')}
      {number('signingDays', '签发', '个工作日')}
      <SelectField
        label="发证机关"
        hint="新证照以它的名义核发"
        value={rules.issuingAuthority}
        options={options}
        onCommit={(issuingAuthority) => change({ ...rules, issuingAuthority })}
      />
      {mayFollow ? (
        <CheckField
          label="可以容缺受理"
          value={rules.mayDefer}
          onCommit={(mayDefer) => change({ ...rules, mayDefer })}
        />
      ) : null}
    </fieldset>
  )
}
