import { fileURLToPath } from 'node:url'
import intlify from '@intlify/eslint-plugin-vue-i18n'
import { vueTsConfigs, withVueTs } from '@vue/eslint-config-typescript'
import vue from 'eslint-plugin-vue'
import accessibility from 'eslint-plugin-vuejs-accessibility'

const typed = ['src/**/*.{ts,vue}', 'test/**/*.ts', '*.config.ts']

export default withVueTs(
  { rootDir: fileURLToPath(new URL('.', import.meta.url)) },
  { ignores: ['dist/', 'data/', 'data-demo/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  vue.configs['flat/recommended'],
  vueTsConfigs.recommendedTypeChecked,
  accessibility.configs['flat/recommended'],

  {
    name: 'every file',
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'max-lines': ['warn', { max: 300 }],
    },
  },
  {
    name: 'typed files',
    files: typed,
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // An async function without await is how a synchronous store answers an asynchronous interface.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },
  {
    name: 'tests',
    files: ['test/**/*.ts'],
    rules: {
      // Replies and rows arrive as unknown or any, and a test asserts what is in them.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'max-lines': 'off',
      'no-console': 'off',
    },
  },
  {
    name: 'programs that talk to a terminal',
    files: ['src/setup/**', 'src/server/main.ts', 'src/server/*-command.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    name: 'components',
    files: ['src/**/*.vue'],
    plugins: { '@intlify/vue-i18n': intlify },
    rules: {
      // Words live in words files, so that the office can change its wording in one place.
      '@intlify/vue-i18n/no-raw-text': [
        'error',
        {
          ignorePattern: '^[\\s\\d\\p{P}\\p{S}]*$',
          attributes: { '/.+/': ['aria-label', 'title', 'alt', 'placeholder'] },
        },
      ],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-macros-order': ['error', { order: ['defineProps', 'defineEmits', 'defineModel'] }],
      'vue/define-emits-declaration': ['error', 'type-based'],
      'vue/define-props-declaration': ['error', 'type-based'],
      'vue/no-v-html': 'error',
      'vue/no-undef-properties': 'error',
      'vue/require-default-prop': 'off',

      // A label that wraps its control, or points to it with for, is enough: either one.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],

      // Layout is the formatter's.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
    },
  },
)
