import { defineConfig } from 'vite';

/** What runs in the browser: the chat, with a part that comes later, and the desk; each with one style sheet under /assets. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist/assets',
    emptyOutDir: true,
    target: 'es2022',
    cssCodeSplit: true,
    modulePreload: false,
    rollupOptions: {
      input: { chat: 'adapters/web/embed/chat.tsx', later: 'adapters/web/embed/later.ts', desk: 'adapters/slack/desk/page/desk.tsx' },
      preserveEntrySignatures: 'exports-only',
      output: {
        entryFileNames: '[name].js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]',
        // What several share must not lie in one of them: the chat, asked for by another address, would start again.
        codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
      },
    },
  },
});
