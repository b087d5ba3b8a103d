import type { Text } from './text.ts'

/** The designer's list of drafts and versions, and the page that the editor stands on. */
export const designerTexts = {
  'designer.title': ['流程设计', 'Process designer'],
  'designer.lead': [
    '草稿随时保存；发布后成为新的一版，正在办理的按原来的版本办完。',
    'Drafts are saved as you work; publishing makes a new version, and what runs finishes by its own.',
  ],
  'designer.drafts': ['草稿', 'Drafts'],
  'designer.noDrafts': ['没有草稿', 'No drafts'],
  'designer.noDraftsHint': [
    '从下面的一版开始改，或者新建一个流程。',
    'Begin with a version below, or with a new process.',
  ],
  'designer.saved': ['保存', 'Saved'],
  'designer.savedBy': ['{name}，{time}', '{name}, {time}'],
  'designer.based': ['由第 {version} 版改来', 'from version {version}'],
  'designer.new': ['新流程', 'new'],
  'designer.merge': ['与“{title}”合并', 'Merge with “{title}”'],
  'designer.continue': ['继续改', 'Continue'],
  'designer.discard': ['删除', 'Discard'],
  'designer.discardLoss': ['没有发布的修改会丢失，找不回来。', 'What was not published is lost for good.'],
  'designer.discardNow': ['删除草稿', 'Discard the draft'],
  'designer.begin': ['新建', 'Begin'],
  'designer.newTitle': ['流程名称', 'Name of the process'],
  'designer.newHint': ['从最小的流程开始：申请、办理、办结', 'The smallest that runs: submit, handle, done'],
  'designer.create': ['新建流程', 'New process'],
  'designer.createWithWizard': ['用向导新建', 'New with the wizard'],
  'designer.importFile': ['BPMN 文件或者流程的压缩包', 'BPMN file, or a .zip of a process'],
  'designer.importHint': [
    '.bpmn 或 .xml，最大 2 MB，其他产品的扩展会原样保留；.zip 为导出的整个流程',
    '.bpmn or .xml of at most 2 MB, extensions of others are kept; or an exported .zip',
  ],
  'designer.import': ['导入文件', 'Import'],
  'designer.version': ['第 {version} 版', 'Version {version}'],
  'designer.published': ['{time} 由 {name} 发布', 'published {time} by {name}'],
  'designer.system': ['系统', 'the system'],
  'designer.change': ['改这一版', 'Change it'],
  'designer.exportBpmn': ['导出 .bpmn', 'Export .bpmn'],
  'designer.exportZip': ['导出 .zip', 'Export .zip'],
  'designer.exportSvg': ['导出 .svg', 'Export .svg'],
  'designer.picture': ['{name} 第 {version} 版流程图', 'Diagram of {name}, version {version}'],
  'designer.noPicture': [
    '文件里没有图形数据，画不出流程图。点“改这一版”，设计器会先问是否自动排版。',
    'The file does not say where its steps stand. Open it as a draft: the editor offers to lay it out.',
  ],
  'designer.needsScript': [
    '设计器需要 JavaScript。流程清单、导入和导出不需要。',
    'The editor needs JavaScript; the list, import and export do not.',
  ],
  'designer.previewEmpty': ['这里没有可以显示的内容。', 'There is nothing to show here.'],
} as const satisfies { readonly [key: string]: Text }
