import type { Text } from './text.ts'

/** Two versions beside each other. */
export const compareTexts = {
  'compare.title': ['版本对照', 'Compare versions'],
  'compare.former': ['与上一版对照', 'Compare with the one before'],
  'compare.from': ['原来', 'Before'],
  'compare.to': ['现在', 'After'],
  'compare.show': ['对照', 'Compare'],
  'compare.swap': ['对调', 'Swap'],
  'compare.back': ['返回流程', 'Back to the process'],
  'compare.list': ['改了什么', 'What changed'],
  'compare.diagrams': ['流程图', 'Diagrams'],
  'compare.draft': ['草稿：{title}', 'Draft: {title}'],
  'compare.count': ['{count} 处不同', '{count} difference(s)'],
  'compare.none': ['没有不同', 'No difference'],
  'compare.unreadableSummary': ['不能对照', 'They cannot be compared'],
  'compare.unreadable': ['“{name}”有错误，改正后才能对照', '“{name}” has mistakes that keep it from being read'],
  'compare.moved': [
    '另有 {count} 个图形只是换了位置或颜色。',
    '{count} more are only drawn elsewhere or in another colour.',
  ],
  'compare.onlyDrawing': [
    '流程图文件的其他内容不同（图形、说明性文字或者其他产品的扩展），不影响办理。',
    'Only the drawing, notes or extensions of other products differ in the diagram; nothing that is carried out does.',
  ],
  'compare.withoutScript': [
    '流程图需要 JavaScript；上面的清单不需要。',
    'The diagrams need JavaScript; the list does not.',
  ],
} as const satisfies { readonly [key: string]: Text }
