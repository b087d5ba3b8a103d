import type { Text } from './text.ts'

/** Running instances go on by another version. */
export const migrationTexts = {
  'manager.migration.title': ['迁移在办实例', 'Migrate running instances'],
  'manager.migration.hint': [
    '在办实例默认按启动时的版本办完。迁移后，它们从现在停下的步骤起按新版本办理；任务、期限和多实例计数保留。申请受理时的表单、材料和证照不变。',
    'Running instances finish by the version they began with. Once migrated, they go on by the other version from where they stand; tasks, due times and counters are kept. An application keeps its forms, materials and permits.',
  ],
  'manager.migration.from': ['从', 'From'],
  'manager.migration.to': ['到', 'To'],
  'manager.migration.option': ['{version}（在办 {running}）', '{version} ({running} running)'],
  'manager.migration.steps': [
    '下列步骤在目标版本中没有同样的步骤。停在这些步骤的实例，须指定对应的步骤才能迁移。',
    'These steps have no like in the other version. What stands there can only go where you name a counterpart.',
  ],
  'manager.migration.same': ['不指定', 'None'],
  'manager.migration.tryOut': ['试算', 'Try it out'],
  'manager.migration.oneVersion': [
    '流程只有一个版本，没有可迁移到的版本。',
    'There is only one version of this process.',
  ],
  'manager.migration.where': ['每件去哪里：{from} → {to}', 'Where each goes: {from} → {to}'],
  'manager.migration.tag': ['{count} 件', '{count}'],
  'manager.migration.blockedTag': ['{count} 件不能迁移', '{count} cannot go'],
  'manager.migration.whereHint': [
    '箭头从原来的步骤画到新版里的步骤。点一行，两张流程图上就到那里。',
    'An arrow leads from each step to the step of the other version. A click shows it on both diagrams.',
  ],
  'manager.migration.tokens': ['{name}（{count} 件）', '{name} ({count})'],
  'manager.migration.foreseen': ['逐件试算', 'What would become of each'],
  'manager.migration.choose': ['迁移', 'Migrate'],
  'manager.migration.instance': ['实例', 'Instance'],
  'manager.migration.verdict': ['结果', 'Verdict'],
  'manager.migration.possible': ['可以迁移', 'Can go'],
  'manager.migration.none': ['{version}没有在办实例。', 'Nothing runs on {version}.'],
  'manager.migration.left': [
    '还有 {count} 件未列出，请分批迁移。',
    '{count} more are not listed. Migrate batch by batch.',
  ],
  'manager.migration.moved': ['已迁移 {count} 件', '{count} migrated'],
  'manager.migration.reason': ['理由', 'Reason'],
  'manager.migration.do': ['迁移所选实例', 'Migrate those ticked'],
  'manager.migration.back': ['返回流程', 'Back to the process'],
} as const satisfies { readonly [key: string]: Text }
