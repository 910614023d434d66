<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>Photoface</name>
    <message>
      <source> in {folder}</source>
      <translation>（{folder}）</translation>
    </message>
    <message>
      <source>, </source>
      <translation>、</translation>
    </message>
    <message>
      <source>1024 pixels: balanced</source>
      <translation>1024 像素：均衡</translation>
    </message>
    <message>
      <source>1536 pixels: small faces too</source>
      <translation>1536 像素：也找小脸</translation>
    </message>
    <message>
      <source>2 faces are different people</source>
      <translation>2 张脸是不同的人</translation>
    </message>
    <message>
      <source>2014-05-17, or only 2014</source>
      <translation>2014-05-17，或仅 2014</translation>
    </message>
    <message>
      <source>2048 pixels: the smallest faces</source>
      <translation>2048 像素：最小的脸</translation>
    </message>
    <message>
      <source>640 pixels: quick</source>
      <translation>640 像素：快速</translation>
    </message>
    <message>
      <source>A group is one person</source>
      <translation>一组人脸是同一个人</translation>
    </message>
    <message>
      <source>A name may have {most} letters at most.</source>
      <translation>姓名最多可有 {most} 个字。</translation>
    </message>
    <message>
      <source>A name needs at least one letter.</source>
      <translation>姓名至少要有一个字。</translation>
    </message>
    <message>
      <source>A new group</source>
      <translation>新的一组</translation>
    </message>
    <message>
      <source>A new person</source>
      <translation>新人物</translation>
    </message>
    <message>
      <source>A number in this search is too large.</source>
      <translation>搜索中的一个数字太大。</translation>
    </message>
    <message>
      <source>A search may have {letters} letters and {words} words at most; brackets count, and so do the searches of its albums.</source>
      <translation>搜索最多可有 {letters} 个字符和 {words} 个词；括号以及其中相册的搜索也计算在内。</translation>
    </message>
    <message>
      <source>A search may hold no control characters, and nothing but text (UTF-8).</source>
      <translation>搜索只能包含文本（UTF-8），不能包含控制字符。</translation>
    </message>
    <message>
      <source>A split has {most} parts at most.</source>
      <translation>最多拆分为 {most} 部分。</translation>
    </message>
    <message>
      <source>A split needs at least two parts.</source>
      <translation>拆分至少需要两部分。</translation>
    </message>
    <message>
      <source>A table is written as .csv or .json; give the file such an ending.</source>
      <translation>表格会写为 .csv 或 .json；请给文件加上这样的扩展名。</translation>
    </message>
    <message>
      <source>About Photoface</source>
      <translation>关于 Photoface</translation>
    </message>
    <message>
      <source>About {percent} % (±{spread}) of shown names are right; {left}.</source>
      <translation>显示的姓名约 {percent}%（±{spread}）正确；{left}。</translation>
    </message>
    <message>
      <source>About {percent} % of shown names are right</source>
      <translation>显示的姓名约 {percent}% 正确</translation>
    </message>
    <message>
      <source>About {share} % (±{spread}) of shown names are right; {rest}.</source>
      <translation>所显示的姓名约有 {share}%（±{spread}）是正确的；{rest}。</translation>
    </message>
    <message>
      <source>Actual size</source>
      <translation>实际大小</translation>
    </message>
    <message>
      <source>Add a name</source>
      <translation>添加姓名</translation>
    </message>
    <message>
      <source>Add birth date</source>
      <translation>添加出生日期</translation>
    </message>
    <message>
      <source>Add folder…</source>
      <translation>添加文件夹…</translation>
    </message>
    <message>
      <source>Add to album…</source>
      <translation>添加到相册…</translation>
    </message>
    <message>
      <source>Add to an album</source>
      <translation>添加到相册</translation>
    </message>
    <message>
      <source>Add to {name}</source>
      <translation>添加到{name}</translation>
    </message>
    <message>
      <source>Added the folder {folder} again</source>
      <translation>已重新添加文件夹{folder}</translation>
    </message>
    <message numerus="yes">
      <source>Added {n} faces to {name}</source>
      <translation>
        <numerusform>已将 {n} 张脸添加到{name}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Added {n} photos to {name}</source>
      <translation>
        <numerusform>已将 {n} 张照片添加到{name}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Adds {n} faces</source>
      <translation>
        <numerusform>添加 {n} 张脸</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Adds {n} faces to {name}</source>
      <translation>
        <numerusform>将 {n} 张脸添加到{name}</numerusform>
      </translation>
    </message>
    <message>
      <source>Adopt</source>
      <translation>采用</translation>
    </message>
    <message>
      <source>Adopted what was learned from corrections</source>
      <translation>已采用从更正中学到的内容</translation>
    </message>
    <message numerus="yes">
      <source>Against {n} confirmed faces of {name} it is {share} likely to be {name}.</source>
      <translation>
        <numerusform>与{name}的 {n} 张已确认的脸相比，这是{name}的可能性为 {share}。</numerusform>
      </translation>
    </message>
    <message>
      <source>Albums</source>
      <translation>相册</translation>
    </message>
    <message>
      <source>All commands</source>
      <translation>所有命令</translation>
    </message>
    <message>
      <source>All commands…</source>
      <translation>所有命令…</translation>
    </message>
    <message>
      <source>All faces</source>
      <translation>所有人脸</translation>
    </message>
    <message>
      <source>All of them are {name}</source>
      <translation>全都是{name}</translation>
    </message>
    <message>
      <source>All photos</source>
      <translation>所有照片</translation>
    </message>
    <message>
      <source>All photos are read again; names and decisions stay.</source>
      <translation>所有照片会重新读取；姓名和您的决定都会保留。</translation>
    </message>
    <message>
      <source>Also photos where only Photoface says who it is</source>
      <translation>也包括仅由 Photoface 判断是谁的照片</translation>
    </message>
    <message>
      <source>Always show faces</source>
      <translation>始终显示人脸</translation>
    </message>
    <message>
      <source>Another Photoface has the library in {folder} open. Close it first; nothing was opened here.</source>
      <translation>另一个 Photoface 已打开 {folder} 中的图库。请先将其关闭；此处未打开任何内容。</translation>
    </message>
    <message>
      <source>Another Photoface is at it…</source>
      <translation>另一个 Photoface 正在处理…</translation>
    </message>
    <message>
      <source>Another program has the library file{where} open. Close it first.</source>
      <translation>另一个程序已打开图库文件{where}。请先关闭它。</translation>
    </message>
    <message>
      <source>Another way proposes other groups; whatever you have said stays as you said it.</source>
      <translation>换一种方法会给出不同的分组；您说过的都保持不变。</translation>
    </message>
    <message>
      <source>Apple chip (Core ML)</source>
      <translation>Apple 芯片（Core ML）</translation>
    </message>
    <message>
      <source>Apply</source>
      <translation>应用</translation>
    </message>
    <message>
      <source>Are {one} and {other} the same person?</source>
      <translation>{one}和{other}是同一个人吗？</translation>
    </message>
    <message>
      <source>Arrows move · Shift+arrows, + and - size · Enter takes it · Esc cancels</source>
      <translation>方向键移动 · Shift+方向键、+ 和 - 调整大小 · 回车确认 · Esc 取消</translation>
    </message>
    <message>
      <source>As soon as people have names, a random check tells.</source>
      <translation>人物有了姓名之后，随机抽查就能得知。</translation>
    </message>
    <message>
      <source>Ask them now</source>
      <translation>现在询问</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>按外观</translation>
    </message>
    <message>
      <source>Average linkage (recommended)</source>
      <translation>平均连接（推荐）</translation>
    </message>
    <message>
      <source>Average similarity (usual)</source>
      <translation>平均相似度（常用）</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>返回</translation>
    </message>
    <message>
      <source>Back to Albums</source>
      <translation>返回相册</translation>
    </message>
    <message>
      <source>Back to People</source>
      <translation>返回人物</translation>
    </message>
    <message>
      <source>Back up now</source>
      <translation>立即备份</translation>
    </message>
    <message>
      <source>Backups of the library</source>
      <translation>图库备份</translation>
    </message>
    <message>
      <source>Better than before</source>
      <translation>比以前更好</translation>
    </message>
    <message>
      <source>Between {low} % and {high} %, by {n} faces of the last check.</source>
      <translation>根据上次抽查的 {n} 张脸，在 {low}% 到 {high}% 之间。</translation>
    </message>
    <message>
      <source>Birth date</source>
      <translation>出生日期</translation>
    </message>
    <message>
      <source>Birth date…</source>
      <translation>出生日期…</translation>
    </message>
    <message>
      <source>Born {day}</source>
      <translation>出生于 {day}</translation>
    </message>
    <message>
      <source>Both are {name}</source>
      <translation>两者都是{name}</translation>
    </message>
    <message>
      <source>Both are {name}, but faces like the first were said to be other people than the second.</source>
      <translation>两者都是{name}，但您曾说与第一张相像的脸和第二张不是同一个人。</translation>
    </message>
    <message>
      <source>Both cannot be true. Until you decide, Photoface goes by the stronger statement.</source>
      <translation>两者不可能同时成立。在您说明哪个正确之前，Photoface 以更有力的说法为准。</translation>
    </message>
    <message>
      <source>Bring back</source>
      <translation>恢复</translation>
    </message>
    <message numerus="yes">
      <source>Brought back {n} faces</source>
      <translation>
        <numerusform>已恢复 {n} 张脸</numerusform>
      </translation>
    </message>
    <message>
      <source>By name</source>
      <translation>按姓名</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>相机</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Cannot be read</source>
      <translation>无法读取</translation>
    </message>
    <message>
      <source>Change cover…</source>
      <translation>更改封面…</translation>
    </message>
    <message>
      <source>Change the name</source>
      <translation>更改姓名</translation>
    </message>
    <message>
      <source>Change the name…</source>
      <translation>更改姓名…</translation>
    </message>
    <message>
      <source>Change “{name}”</source>
      <translation>更改“{name}”</translation>
    </message>
    <message>
      <source>Changed the cover of {name}</source>
      <translation>已更改{name}的封面</translation>
    </message>
    <message>
      <source>Changed the search of {name}</source>
      <translation>已更改{name}的搜索</translation>
    </message>
    <message>
      <source>Changed {old} to {new}</source>
      <translation>已将{old}改为{new}</translation>
    </message>
    <message>
      <source>Check</source>
      <translation>抽查</translation>
    </message>
    <message>
      <source>Check again</source>
      <translation>再次抽查</translation>
    </message>
    <message>
      <source>Check every byte of the models that are here</source>
      <translation>检查现有模型的每个字节</translation>
    </message>
    <message>
      <source>Checked a face: {name} is right</source>
      <translation>已检查一张脸：{name}正确</translation>
    </message>
    <message>
      <source>Checked a face: {name} is wrong</source>
      <translation>已检查一张脸：{name}有误</translation>
    </message>
    <message>
      <source>Checking what would change…</source>
      <translation>正在查看会有什么变化…</translation>
    </message>
    <message>
      <source>Choose a face and press C</source>
      <translation>选择一张脸并按 C</translation>
    </message>
    <message>
      <source>Choose a folder and Photoface finds the people in it. Everything stays on this computer, and your files are never changed.</source>
      <translation>选择一个文件夹，Photoface 会找出其中的人物。一切都留在这台电脑上，您的文件绝不会被更改。</translation>
    </message>
    <message>
      <source>Choose a folder of photos</source>
      <translation>选择照片文件夹</translation>
    </message>
    <message>
      <source>Choose a folder of photos. Photoface reads it and never changes a file in it.</source>
      <translation>选择一个照片文件夹。Photoface 只读取，绝不更改其中的文件。</translation>
    </message>
    <message>
      <source>Choose a folder…</source>
      <translation>选择文件夹…</translation>
    </message>
    <message>
      <source>Choose a photo to see what is known about it.</source>
      <translation>选择一张照片以查看它的信息。</translation>
    </message>
    <message>
      <source>Choose folders…</source>
      <translation>选择文件夹…</translation>
    </message>
    <message>
      <source>Choose the folders your photos are in. Photoface finds the faces and sorts them into people; you say who they are.</source>
      <translation>选择您的照片所在的文件夹。Photoface 会找出人脸并按人物整理；由您来说他们是谁。</translation>
    </message>
    <message>
      <source>Choose the folders your photos are in. They stay where they are.</source>
      <translation>选择您的照片所在的文件夹。照片会留在原处。</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>清除</translation>
    </message>
    <message>
      <source>Clear ones</source>
      <translation>清晰的</translation>
    </message>
    <message>
      <source>Clearest first</source>
      <translation>最清晰的在前</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>Collecting faces</source>
      <translation>收集人脸</translation>
    </message>
    <message numerus="yes">
      <source>Confirmed {n} faces as {name}</source>
      <translation>
        <numerusform>已确认 {n} 张脸是{name}</numerusform>
      </translation>
    </message>
    <message>
      <source>Contradictions</source>
      <translation>矛盾</translation>
    </message>
    <message>
      <source>Copies</source>
      <translation>副本</translation>
    </message>
    <message>
      <source>Copies leave the library; the photos in it stay as they are.</source>
      <translation>导出的是副本；图库中的照片保持原样。</translation>
    </message>
    <message>
      <source>Copying…</source>
      <translation>正在复制…</translation>
    </message>
    <message>
      <source>Core ML on this Mac</source>
      <translation>此 Mac 上的 Core ML</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>深色</translation>
    </message>
    <message>
      <source>Death date</source>
      <translation>逝世日期</translation>
    </message>
    <message>
      <source>Death date…</source>
      <translation>逝世日期…</translation>
    </message>
    <message numerus="yes">
      <source>Decides {n} faces</source>
      <translation>
        <numerusform>可确定 {n} 张脸</numerusform>
      </translation>
    </message>
    <message>
      <source>Delete album</source>
      <translation>删除相册</translation>
    </message>
    <message>
      <source>Delete person, keep faces</source>
      <translation>删除人物，保留人脸</translation>
    </message>
    <message>
      <source>Deleted the album {name}</source>
      <translation>已删除相册{name}</translation>
    </message>
    <message numerus="yes">
      <source>Deleted {name}, kept {n} faces</source>
      <translation>
        <numerusform>已删除{name}，保留 {n} 张脸</numerusform>
      </translation>
    </message>
    <message>
      <source>Density (HDBSCAN)</source>
      <translation>密度（HDBSCAN）</translation>
    </message>
    <message>
      <source>Died {day}</source>
      <translation>逝世于 {day}</translation>
    </message>
    <message>
      <source>Discard</source>
      <translation>放弃</translation>
    </message>
    <message>
      <source>Doubtful names</source>
      <translation>存疑的姓名</translation>
    </message>
    <message>
      <source>Drag faces, or select them and press the number of the part they belong to.</source>
      <translation>拖动人脸，或选中后按其所属部分的数字键。</translation>
    </message>
    <message>
      <source>Draw a face</source>
      <translation>框选人脸</translation>
    </message>
    <message>
      <source>Drew a face</source>
      <translation>已绘制一张脸</translation>
    </message>
    <message>
      <source>Drew a face of {name}</source>
      <translation>已绘制{name}的一张脸</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>编辑</translation>
    </message>
    <message>
      <source>Edit the search</source>
      <translation>编辑搜索</translation>
    </message>
    <message>
      <source>Error of the stated certainty</source>
      <translation>“把握”的误差</translation>
    </message>
    <message>
      <source>Every file could be read.</source>
      <translation>所有文件都能读取。</translation>
    </message>
    <message>
      <source>Every file is as it should be.</source>
      <translation>所有文件都已符合要求。</translation>
    </message>
    <message>
      <source>Everything can be undone, also after a restart.</source>
      <translation>一切都可以撤销，重新启动后也可以。</translation>
    </message>
    <message>
      <source>Everything stays on this computer. Nothing is sent anywhere; there is no account.</source>
      <translation>一切都留在这台电脑上。不会发送任何内容，也没有账户。</translation>
    </message>
    <message>
      <source>Everything stays on this computer. Your photos are never moved or changed, and nothing is sent anywhere.</source>
      <translation>一切都留在这台电脑上。您的照片绝不会被移动或更改，也不会发送任何内容。</translation>
    </message>
    <message>
      <source>Exactly this is written:</source>
      <translation>写入的内容仅限：</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>导出</translation>
    </message>
    <message>
      <source>Faces</source>
      <translation>人脸</translation>
    </message>
    <message>
      <source>Faces after</source>
      <translation>之后的人脸</translation>
    </message>
    <message>
      <source>Faces are being compared.</source>
      <translation>正在比较人脸。</translation>
    </message>
    <message>
      <source>Faces are found on {place}</source>
      <translation>人脸检测运行于 {place}</translation>
    </message>
    <message>
      <source>Faces are found on {place} and recognized on {other}</source>
      <translation>人脸检测运行于 {place}，识别运行于 {other}</translation>
    </message>
    <message>
      <source>Faces now</source>
      <translation>现在的人脸</translation>
    </message>
    <message>
      <source>Faces that are alike form groups here; single faces can be shown too.</source>
      <translation>相似的人脸会在这里组成一组；也可以显示单张人脸。</translation>
    </message>
    <message>
      <source>Faces you ignore and things that are no face come here, and can be brought back.</source>
      <translation>您忽略的人脸和不是人脸的内容会放在这里，可以恢复。</translation>
    </message>
    <message>
      <source>Faces, names and small pictures lie in {folder}, which only you can read. Your photos stay where they are and are not changed, unless you have names written into them.</source>
      <translation>人脸、姓名和小图保存在 {folder} 中，只有您能读取。您的照片留在原处，不会被更改，除非您让姓名写入其中。</translation>
    </message>
    <message>
      <source>Favourite</source>
      <translation>收藏</translation>
    </message>
    <message>
      <source>Favourites</source>
      <translation>收藏</translation>
    </message>
    <message>
      <source>Fetch</source>
      <translation>获取</translation>
    </message>
    <message>
      <source>Fetch {name}</source>
      <translation>获取 {name}</translation>
    </message>
    <message>
      <source>Fewer, larger groups</source>
      <translation>更少、更大的组</translation>
    </message>
    <message>
      <source>Fifth solution</source>
      <translation>第五种解决办法</translation>
    </message>
    <message>
      <source>File</source>
      <translation>文件</translation>
    </message>
    <message>
      <source>File date</source>
      <translation>文件日期</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>文件</translation>
    </message>
    <message>
      <source>Files that could not be read</source>
      <translation>无法读取的文件</translation>
    </message>
    <message>
      <source>Files that could not be read…</source>
      <translation>无法读取的文件…</translation>
    </message>
    <message>
      <source>Finding faces</source>
      <translation>查找人脸</translation>
    </message>
    <message>
      <source>Finds faces in the back rows; finding takes about twice as long.</source>
      <translation>能找到后排的人脸；查找时间约为两倍。</translation>
    </message>
    <message>
      <source>Finds nearly every face that is worth naming. The best choice for most photos.</source>
      <translation>几乎能找到每张值得命名的脸。适合大多数照片。</translation>
    </message>
    <message>
      <source>Finds very small faces, in photos that seemed to have none. Takes longer.</source>
      <translation>在看似没有人脸的照片中查找很小的脸。耗时更长。</translation>
    </message>
    <message>
      <source>First solution</source>
      <translation>第一种解决办法</translation>
    </message>
    <message>
      <source>Fit to window</source>
      <translation>适合窗口</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>文件夹</translation>
    </message>
    <message>
      <source>Folders by person contain</source>
      <translation>人物文件夹中存放</translation>
    </message>
    <message>
      <source>Folders by person…</source>
      <translation>按人物建文件夹…</translation>
    </message>
    <message>
      <source>For crowds and large scans; finding takes about four times as long.</source>
      <translation>适合人群和大幅扫描件；查找时间约为四倍。</translation>
    </message>
    <message>
      <source>Forget this folder. Its files stay where they are.</source>
      <translation>移除此文件夹。其中的文件留在原处。</translation>
    </message>
    <message>
      <source>Forgot {name}'s birth date</source>
      <translation>已移除{name}的出生日期</translation>
    </message>
    <message>
      <source>Forgot {name}'s death date</source>
      <translation>已移除{name}的去世日期</translation>
    </message>
    <message>
      <source>Found: {what}</source>
      <translation>找到：{what}</translation>
    </message>
    <message>
      <source>Fourth solution</source>
      <translation>第四种解决办法</translation>
    </message>
    <message>
      <source>Full screen</source>
      <translation>全屏</translation>
    </message>
    <message>
      <source>Gains least: {name}, {before} % of pairs recognized before, {after} % after.</source>
      <translation>提升最少的是{name}：之前识别出 {before}% 的配对，之后 {after}%。</translation>
    </message>
    <message>
      <source>Getting ready</source>
      <translation>正在准备</translation>
    </message>
    <message>
      <source>Give it a name, or confirm a face like it.</source>
      <translation>为它命名，或确认一张与它相似的脸。</translation>
    </message>
    <message>
      <source>Gives {name} this name</source>
      <translation>将{name}改为此姓名</translation>
    </message>
    <message>
      <source>Go</source>
      <translation>前往</translation>
    </message>
    <message>
      <source>Go back to the model before</source>
      <translation>恢复之前的模型</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>继续</translation>
    </message>
    <message>
      <source>Good ones or better</source>
      <translation>良好或更好的</translation>
    </message>
    <message>
      <source>Graphics card (DirectML)</source>
      <translation>显卡（DirectML）</translation>
    </message>
    <message>
      <source>Group</source>
      <translation>组</translation>
    </message>
    <message>
      <source>Group with {methods}; the strictness may be -{most} to {most}.</source>
      <translation>分组方法可为 {methods}；严格程度可为 -{most} 到 {most}。</translation>
    </message>
    <message>
      <source>Group {group}</source>
      <translation>第 {group} 组</translation>
    </message>
    <message>
      <source>Grouped anew ({method}, strictness {strictness})</source>
      <translation>已重新分组（{method}，严格程度 {strictness}）</translation>
    </message>
    <message>
      <source>Grouping</source>
      <translation>分组</translation>
    </message>
    <message>
      <source>Grouping anew is right (BCubed F)</source>
      <translation>重新分组的正确率（BCubed F）</translation>
    </message>
    <message>
      <source>Grouping the faces ended with an error; the earlier groups stay.</source>
      <translation>人脸分组因出错而结束；之前的分组保持不变。</translation>
    </message>
    <message>
      <source>Groups that would change</source>
      <translation>会改变的组</translation>
    </message>
    <message>
      <source>HDBSCAN</source>
      <translation>HDBSCAN</translation>
    </message>
    <message>
      <source>Hard links (no extra space, same disk)</source>
      <translation>硬链接（不占额外空间，同一磁盘）</translation>
    </message>
    <message>
      <source>Hard links work on one disk only; choose copies, or a folder on the photos' disk.</source>
      <translation>硬链接只能在同一磁盘上使用；请选择复制，或选择照片所在磁盘上的文件夹。</translation>
    </message>
    <message>
      <source>Hard to make out</source>
      <translation>难以辨认的</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>帮助</translation>
    </message>
    <message>
      <source>Hid {who}</source>
      <translation>已隐藏{who}</translation>
    </message>
    <message>
      <source>Hide</source>
      <translation>隐藏</translation>
    </message>
    <message>
      <source>History</source>
      <translation>历史记录</translation>
    </message>
    <message>
      <source>Holds from the next photo on.</source>
      <translation>从下一张照片起生效。</translation>
    </message>
    <message>
      <source>How alike faces of one person are</source>
      <translation>同一人物的脸有多相似</translation>
    </message>
    <message>
      <source>How faces are grouped</source>
      <translation>人脸的分组方式</translation>
    </message>
    <message>
      <source>How faces are put together</source>
      <translation>人脸的分组方法</translation>
    </message>
    <message>
      <source>How many names are right?</source>
      <translation>有多少姓名是对的？</translation>
    </message>
    <message>
      <source>How many parts</source>
      <translation>分成几部分</translation>
    </message>
    <message>
      <source>If it is not {name}, the next is {other} ({share}).</source>
      <translation>如果不是{name}，其次是{other}（{share}）。</translation>
    </message>
    <message>
      <source>If the nearest confirmed face were not {name}, this one would be {share} likely.</source>
      <translation>如果最相似的已确认人脸不是{name}，这张脸的可能性为 {share}。</translation>
    </message>
    <message>
      <source>If you ever say two things that cannot both hold, you are asked here.</source>
      <translation>如果您说过两件不能同时成立的事，会在这里询问。</translation>
    </message>
    <message>
      <source>Ignore</source>
      <translation>忽略</translation>
    </message>
    <message>
      <source>Ignore this face</source>
      <translation>忽略这张脸</translation>
    </message>
    <message>
      <source>Ignored</source>
      <translation>已忽略</translation>
    </message>
    <message numerus="yes">
      <source>Ignored {n} faces</source>
      <translation>
        <numerusform>已忽略 {n} 张脸</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Imported {names} for {n} faces</source>
      <translation>
        <numerusform>已导入 {names}，用于 {n} 张脸</numerusform>
      </translation>
    </message>
    <message>
      <source>In a search, at most {most} brackets (or searches of albums) may lie inside each other.</source>
      <translation>搜索中括号（或相册的搜索）最多可嵌套 {most} 层。</translation>
    </message>
    <message numerus="yes">
      <source>In {n} photos {name} is no longer twice.</source>
      <translation>
        <numerusform>在 {n} 张照片中{name}不再重复出现。</numerusform>
      </translation>
    </message>
    <message>
      <source>Inspector</source>
      <translation>信息面板</translation>
    </message>
    <message>
      <source>Intel (OpenVINO)</source>
      <translation>Intel（OpenVINO）</translation>
    </message>
    <message>
      <source>Into sidecar files beside the photos</source>
      <translation>写入照片旁边的附属文件</translation>
    </message>
    <message>
      <source>Into the photos themselves</source>
      <translation>写入照片本身</translation>
    </message>
    <message>
      <source>Is everybody here {name}?</source>
      <translation>这里全都是{name}吗？</translation>
    </message>
    <message>
      <source>Is this all one person?</source>
      <translation>这些都是同一个人吗？</translation>
    </message>
    <message>
      <source>Is this really {name}, not {other}?</source>
      <translation>这真的是{name}，而不是{other}吗？</translation>
    </message>
    <message>
      <source>Is this the same person?</source>
      <translation>这是同一个人吗？</translation>
    </message>
    <message>
      <source>Is this {name}?</source>
      <translation>这是{name}吗？</translation>
    </message>
    <message>
      <source>Is {name}</source>
      <translation>是{name}</translation>
    </message>
    <message>
      <source>It can learn once every face was looked at again.</source>
      <translation>所有人脸重新查看完毕后即可学习。</translation>
    </message>
    <message>
      <source>It cannot be read ({reason}).</source>
      <translation>无法读取（{reason}）。</translation>
    </message>
    <message>
      <source>It is not {name}</source>
      <translation>不是{name}</translation>
    </message>
    <message>
      <source>It is {name}</source>
      <translation>是{name}</translation>
    </message>
    <message>
      <source>It is {name}; the photo's date is wrong</source>
      <translation>是{name}；照片的日期有误</translation>
    </message>
    <message>
      <source>Its tags are damaged and cannot be read.</source>
      <translation>其中的标签已损坏，无法读取。</translation>
    </message>
    <message>
      <source>Its tags are of a kind that is not known.</source>
      <translation>其中的标签类型未知。</translation>
    </message>
    <message>
      <source>Its tags hold a document type, which tags never do.</source>
      <translation>其中的标签含有文档类型声明，这是标签不应有的。</translation>
    </message>
    <message>
      <source>JPEG XL pictures are not supported yet.</source>
      <translation>尚不支持 JPEG XL 图片。</translation>
    </message>
    <message>
      <source>Join</source>
      <translation>加入</translation>
    </message>
    <message>
      <source>Judging what was learned</source>
      <translation>评估学习结果</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>保留</translation>
    </message>
    <message>
      <source>Keep {name}</source>
      <translation>保留{name}</translation>
    </message>
    <message>
      <source>Kept the name {name}</source>
      <translation>已保留姓名{name}</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>语言</translation>
    </message>
    <message>
      <source>Larger</source>
      <translation>放大</translation>
    </message>
    <message>
      <source>Learn from your corrections</source>
      <translation>从您的更正中学习</translation>
    </message>
    <message>
      <source>Learning</source>
      <translation>学习</translation>
    </message>
    <message>
      <source>Least alike</source>
      <translation>最不相似</translation>
    </message>
    <message>
      <source>Least clear first</source>
      <translation>最不清晰的在前</translation>
    </message>
    <message>
      <source>Leave</source>
      <translation>离开</translation>
    </message>
    <message>
      <source>Left open if 2 faces are the same</source>
      <translation>2 张脸是否为同一人，暂不决定</translation>
    </message>
    <message>
      <source>Less than half the time; faces in the background of group photos are missed.</source>
      <translation>用时不到一半；会漏掉合影背景中的人脸。</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>浅色</translation>
    </message>
    <message>
      <source>Like the system</source>
      <translation>跟随系统</translation>
    </message>
    <message>
      <source>Live album, {photos}</source>
      <translation>智能相册，{photos}</translation>
    </message>
    <message>
      <source>Loading the face models</source>
      <translation>正在加载人脸模型</translation>
    </message>
    <message>
      <source>Look again, closer, where no face was found</source>
      <translation>没有找到人脸时再仔细找一次</translation>
    </message>
    <message>
      <source>Look and language</source>
      <translation>外观和语言</translation>
    </message>
    <message>
      <source>Look at every face six times instead of twice</source>
      <translation>每张脸看六次而不是两次</translation>
    </message>
    <message>
      <source>Look at some {n} faces drawn at random, one key each. It takes two minutes and says how many of all names are right.</source>
      <translation>看大约 {n} 张随机抽取的脸，每张按一个键。只需两分钟，就能知道所有姓名中有多少是对的。</translation>
    </message>
    <message>
      <source>Look for names</source>
      <translation>查找姓名</translation>
    </message>
    <message>
      <source>Look for new photos</source>
      <translation>查找新照片</translation>
    </message>
    <message>
      <source>Look with Picasa's contacts.xml…</source>
      <translation>用 Picasa 的 contacts.xml 查找…</translation>
    </message>
    <message>
      <source>Looking at faces</source>
      <translation>查看人脸</translation>
    </message>
    <message>
      <source>Looking at the photos…</source>
      <translation>正在查看照片…</translation>
    </message>
    <message>
      <source>Looking for faces…</source>
      <translation>正在查找人脸…</translation>
    </message>
    <message>
      <source>Looking for parts…</source>
      <translation>正在查找各部分…</translation>
    </message>
    <message>
      <source>Looking for photos</source>
      <translation>正在查找照片</translation>
    </message>
    <message>
      <source>Looking for photos stopped because of an error in Photoface (see log).</source>
      <translation>由于 Photoface 出错，查找照片已停止（见日志）。</translation>
    </message>
    <message>
      <source>Looking for what is worth asking…</source>
      <translation>正在查找值得询问的问题…</translation>
    </message>
    <message>
      <source>Looks like other faces of this person</source>
      <translation>与此人物的其他人脸相似</translation>
    </message>
    <message>
      <source>Looks most like</source>
      <translation>最像</translation>
    </message>
    <message>
      <source>Made the album {name}</source>
      <translation>已新建相册{name}</translation>
    </message>
    <message numerus="yes">
      <source>Made {n} photos favourites</source>
      <translation>
        <numerusform>已收藏 {n} 张照片</numerusform>
      </translation>
    </message>
    <message>
      <source>Many faces take a moment.</source>
      <translation>人脸较多时需要稍等片刻。</translation>
    </message>
    <message>
      <source>Merge</source>
      <translation>合并</translation>
    </message>
    <message>
      <source>Merge {names} into {name}?</source>
      <translation>将{names}合并到{name}？</translation>
    </message>
    <message>
      <source>Merge?</source>
      <translation>合并？</translation>
    </message>
    <message>
      <source>Merged {who} into {name}</source>
      <translation>已将{who}合并到{name}</translation>
    </message>
    <message>
      <source>Merges {name} into {other}</source>
      <translation>将{name}合并到{other}</translation>
    </message>
    <message>
      <source>Merge…</source>
      <translation>合并…</translation>
    </message>
    <message>
      <source>Missing</source>
      <translation>缺失</translation>
    </message>
    <message>
      <source>Mixed</source>
      <translation>混杂</translation>
    </message>
    <message>
      <source>Model in use</source>
      <translation>使用中的模型</translation>
    </message>
    <message>
      <source>Model that finds faces</source>
      <translation>查找人脸的模型</translation>
    </message>
    <message>
      <source>Model that tells people apart</source>
      <translation>区分人物的模型</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>模型</translation>
    </message>
    <message>
      <source>More that can be done with this person</source>
      <translation>对此人物的更多操作</translation>
    </message>
    <message>
      <source>More, smaller groups</source>
      <translation>更多、更小的组</translation>
    </message>
    <message>
      <source>Most faces first</source>
      <translation>人脸最多的在前</translation>
    </message>
    <message>
      <source>Most typical</source>
      <translation>最典型</translation>
    </message>
    <message>
      <source>Motion</source>
      <translation>动画</translation>
    </message>
    <message>
      <source>Motion: short fades and slides</source>
      <translation>动画：短暂的淡入淡出和滑动</translation>
    </message>
    <message>
      <source>Move the selected faces into a part of their own</source>
      <translation>将选中的人脸移到单独的部分</translation>
    </message>
    <message>
      <source>Move to part 1</source>
      <translation>移到第 1 部分</translation>
    </message>
    <message>
      <source>Move to part 2</source>
      <translation>移到第 2 部分</translation>
    </message>
    <message>
      <source>Move to part 3</source>
      <translation>移到第 3 部分</translation>
    </message>
    <message>
      <source>Move to part 4</source>
      <translation>移到第 4 部分</translation>
    </message>
    <message>
      <source>Move to part 5</source>
      <translation>移到第 5 部分</translation>
    </message>
    <message>
      <source>Move to part 6</source>
      <translation>移到第 6 部分</translation>
    </message>
    <message>
      <source>NVIDIA graphics (CUDA)</source>
      <translation>NVIDIA 显卡（CUDA）</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>姓名</translation>
    </message>
    <message>
      <source>Name of an album, old or new</source>
      <translation>相册名称，已有或新建</translation>
    </message>
    <message>
      <source>Name of the album</source>
      <translation>相册名称</translation>
    </message>
    <message>
      <source>Name of the new album</source>
      <translation>新相册的名称</translation>
    </message>
    <message>
      <source>Name this face</source>
      <translation>为这张脸命名</translation>
    </message>
    <message>
      <source>Name this part</source>
      <translation>为此部分命名</translation>
    </message>
    <message numerus="yes">
      <source>Name {n} faces together</source>
      <translation>
        <numerusform>一起为 {n} 张脸命名</numerusform>
      </translation>
    </message>
    <message>
      <source>Name: {name}</source>
      <translation>姓名：{name}</translation>
    </message>
    <message>
      <source>Named faces that look like somebody else are shown here.</source>
      <translation>看起来像别人的已命名人脸会显示在这里。</translation>
    </message>
    <message numerus="yes">
      <source>Named {n} faces {name}</source>
      <translation>
        <numerusform>已将 {n} 张脸命名为{name}</numerusform>
      </translation>
    </message>
    <message>
      <source>Names and everything else you said are copied once a day; fourteen copies are kept. Photos are not part of it.</source>
      <translation>姓名和您说过的其他一切每天复制一次；保留十四份。不包括照片。</translation>
    </message>
    <message>
      <source>Names from other programs</source>
      <translation>来自其他程序的姓名</translation>
    </message>
    <message>
      <source>Names in your photos</source>
      <translation>照片中的姓名</translation>
    </message>
    <message>
      <source>Name…</source>
      <translation>命名…</translation>
    </message>
    <message>
      <source>Nearest person is the right one</source>
      <translation>最相近的人物是对的</translation>
    </message>
    <message>
      <source>Neither</source>
      <translation>都不是</translation>
    </message>
    <message>
      <source>New album</source>
      <translation>新建相册</translation>
    </message>
    <message>
      <source>New album “{name}”</source>
      <translation>新建相册“{name}”</translation>
    </message>
    <message>
      <source>New part</source>
      <translation>新的部分</translation>
    </message>
    <message numerus="yes">
      <source>New person with {n} faces</source>
      <translation>
        <numerusform>新人物，{n} 张脸</numerusform>
      </translation>
    </message>
    <message>
      <source>Newest first</source>
      <translation>最新的在前</translation>
    </message>
    <message>
      <source>Next face</source>
      <translation>下一张脸</translation>
    </message>
    <message>
      <source>Next person</source>
      <translation>下一个人物</translation>
    </message>
    <message>
      <source>Next photo</source>
      <translation>下一张照片</translation>
    </message>
    <message>
      <source>No</source>
      <translation>否</translation>
    </message>
    <message>
      <source>No albums yet</source>
      <translation>还没有相册</translation>
    </message>
    <message>
      <source>No better than before</source>
      <translation>没有比以前更好</translation>
    </message>
    <message>
      <source>No faces found</source>
      <translation>没有找到人脸</translation>
    </message>
    <message>
      <source>No faces left</source>
      <translation>没有剩下的人脸</translation>
    </message>
    <message>
      <source>No favourites yet</source>
      <translation>还没有收藏</translation>
    </message>
    <message>
      <source>No folders yet</source>
      <translation>还没有文件夹</translation>
    </message>
    <message>
      <source>No folders yet.</source>
      <translation>还没有文件夹。</translation>
    </message>
    <message>
      <source>No groups of faces yet</source>
      <translation>还没有人脸分组</translation>
    </message>
    <message>
      <source>No name looks wrong</source>
      <translation>没有看起来错误的姓名</translation>
    </message>
    <message>
      <source>No names that are new to Photoface.</source>
      <translation>没有 Photoface 还不知道的姓名。</translation>
    </message>
    <message>
      <source>No photo fits the whole search. Remove a condition.</source>
      <translation>没有照片符合全部搜索条件。请去掉一个条件。</translation>
    </message>
    <message>
      <source>No photo has “{text}” in its people, folders or name.</source>
      <translation>没有照片的人物、文件夹或名称包含“{text}”。</translation>
    </message>
    <message>
      <source>No photos have been found in this folder so far.</source>
      <translation>目前在此文件夹中还没有找到照片。</translation>
    </message>
    <message>
      <source>No photos here</source>
      <translation>这里没有照片</translation>
    </message>
    <message>
      <source>No photos yet</source>
      <translation>还没有照片</translation>
    </message>
    <message>
      <source>No question is worth asking now</source>
      <translation>目前没有值得询问的问题</translation>
    </message>
    <message>
      <source>No such faces</source>
      <translation>没有这样的人脸</translation>
    </message>
    <message>
      <source>No, split…</source>
      <translation>不是，拆分…</translation>
    </message>
    <message>
      <source>Nobody else so far</source>
      <translation>目前没有其他人</translation>
    </message>
    <message>
      <source>Nobody has a name yet; {left}.</source>
      <translation>还没有人有姓名；{left}。</translation>
    </message>
    <message>
      <source>Nobody has a name yet; {rest}.</source>
      <translation>还没有人有姓名；{rest}。</translation>
    </message>
    <message>
      <source>Nobody has named this face yet</source>
      <translation>这张脸还没有命名</translation>
    </message>
    <message>
      <source>Nobody has said who this is</source>
      <translation>还没有人说这是谁</translation>
    </message>
    <message>
      <source>Nobody has such a name</source>
      <translation>没有人叫这个名字</translation>
    </message>
    <message>
      <source>Nobody is twice in this photo</source>
      <translation>这张照片中没有人重复出现</translation>
    </message>
    <message>
      <source>Nobody looks mixed up</source>
      <translation>没有看起来混杂的人物</translation>
    </message>
    <message>
      <source>Nobody whom you named is near enough.</source>
      <translation>您命名过的人中没有足够相似的。</translation>
    </message>
    <message>
      <source>Nobody yet</source>
      <translation>还没有人</translation>
    </message>
    <message>
      <source>None of the faces is of this quality.</source>
      <translation>没有这种质量的人脸。</translation>
    </message>
    <message>
      <source>None of the photos read so far shows a face.</source>
      <translation>目前读取的照片中都没有人脸。</translation>
    </message>
    <message>
      <source>Not a face</source>
      <translation>不是人脸</translation>
    </message>
    <message>
      <source>Not decided; you said who it is not</source>
      <translation>尚未确定；您说过这不是谁</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>暂不</translation>
    </message>
    <message>
      <source>Not this person</source>
      <translation>不是此人</translation>
    </message>
    <message>
      <source>Nothing contradicts</source>
      <translation>没有矛盾</translation>
    </message>
    <message>
      <source>Nothing else changes.</source>
      <translation>其他都不变。</translation>
    </message>
    <message>
      <source>Nothing fits now</source>
      <translation>目前没有符合的照片</translation>
    </message>
    <message>
      <source>Nothing found</source>
      <translation>没有找到</translation>
    </message>
    <message>
      <source>Nothing here fits “{text}”.</source>
      <translation>这里没有与“{text}”相符的内容。</translation>
    </message>
    <message>
      <source>Nothing is ignored</source>
      <translation>没有忽略的内容</translation>
    </message>
    <message>
      <source>Nothing is written, neither into the photos nor beside them.</source>
      <translation>不写入任何内容，无论是照片中还是照片旁边。</translation>
    </message>
    <message>
      <source>Nothing may be written in {parent}.</source>
      <translation>无法写入 {parent}。</translation>
    </message>
    <message>
      <source>Nothing said yet</source>
      <translation>还没有记录</translation>
    </message>
    <message>
      <source>Nothing that is only proposed is written, and whatever other programs wrote stays. What you say later follows by itself.</source>
      <translation>仅为建议的内容不会写入，其他程序写入的内容都会保留。您以后说的会自动跟进。</translation>
    </message>
    <message>
      <source>Nothing to answer</source>
      <translation>没有要回答的问题</translation>
    </message>
    <message>
      <source>Nothing to confirm</source>
      <translation>没有待确认的内容</translation>
    </message>
    <message>
      <source>Nothing was trained yet.</source>
      <translation>尚未进行过训练。</translation>
    </message>
    <message>
      <source>Nothing would change.</source>
      <translation>不会有任何改变。</translation>
    </message>
    <message>
      <source>Notice new and changed photos by itself</source>
      <translation>自动发现新的和更改过的照片</translation>
    </message>
    <message>
      <source>Nowhere</source>
      <translation>不写入</translation>
    </message>
    <message>
      <source>Number {place} from the left is not {name}</source>
      <translation>左起第 {place} 个不是{name}</translation>
    </message>
    <message>
      <source>Of 100 pairs of your own faces, {more} more are recognized.</source>
      <translation>在您自己的人脸中，每 100 对多识别出 {more} 对。</translation>
    </message>
    <message>
      <source>On what it runs is known when the next photo is read.</source>
      <translation>读取下一张照片时就知道在哪里运行。</translation>
    </message>
    <message>
      <source>One person may be twice in this photo</source>
      <translation>这张照片中同一人可以出现两次</translation>
    </message>
    <message>
      <source>Only the face</source>
      <translation>仅人脸</translation>
    </message>
    <message>
      <source>Only your own word changes it: another name, or “not this person”.</source>
      <translation>只有您自己的决定才会改变它：另一个姓名，或“不是此人”。</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>打开</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>打开文件夹</translation>
    </message>
    <message>
      <source>Other people</source>
      <translation>其他人</translation>
    </message>
    <message>
      <source>Other people are recognized as well as before.</source>
      <translation>其他人的识别效果与之前一样好。</translation>
    </message>
    <message>
      <source>Other people are recognized worse: {share} of pairs are lost.</source>
      <translation>其他人的识别效果变差：丢失了 {share} 的配对。</translation>
    </message>
    <message>
      <source>Other programs see who is on a photo by its face tags. Photoface changes no file unless you choose a place for them here.</source>
      <translation>其他程序通过人脸标签得知照片里有谁。除非您在这里选择写入位置，否则 Photoface 不会更改任何文件。</translation>
    </message>
    <message>
      <source>Others in the same photos</source>
      <translation>同一照片中的其他人</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>页面</translation>
    </message>
    <message>
      <source>Pairs of one person recognized (1 stranger in 1,000 let in)</source>
      <translation>识别出的同一人配对（每 1,000 个陌生人误认 1 个）</translation>
    </message>
    <message>
      <source>Pairs recognized among faces kept back</source>
      <translation>留出的人脸中识别出的配对</translation>
    </message>
    <message>
      <source>Part {n}</source>
      <translation>第 {n} 部分</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>暂停</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>已暂停</translation>
    </message>
    <message>
      <source>People</source>
      <translation>人物</translation>
    </message>
    <message>
      <source>People and groups that look like two persons are shown here.</source>
      <translation>看起来像两个人的人物和分组会显示在这里。</translation>
    </message>
    <message>
      <source>People appear here as they are found, while the photos are still being read.</source>
      <translation>照片还在读取时，找到的人物就会出现在这里。</translation>
    </message>
    <message>
      <source>People for another library</source>
      <translation>供另一个图库使用的人物</translation>
    </message>
    <message>
      <source>People for another library…</source>
      <translation>供另一个图库使用的人物…</translation>
    </message>
    <message>
      <source>People of another library</source>
      <translation>另一个图库的人物</translation>
    </message>
    <message>
      <source>People who are in the same photos appear here as soon as they have a name.</source>
      <translation>同一照片中的人一旦有了姓名就会出现在这里。</translation>
    </message>
    <message>
      <source>People with such a name</source>
      <translation>叫这个名字的人物</translation>
    </message>
    <message>
      <source>Photo</source>
      <translation>照片</translation>
    </message>
    <message>
      <source>Photoface can learn the faces of this library from the names you gave. Nothing changes before you have seen what came of it.</source>
      <translation>Photoface 可以根据您起的姓名学习此图库中的人脸。在您看到结果之前，什么都不会改变。</translation>
    </message>
    <message>
      <source>Photoface fetches a model only when you ask for it. Nothing of the program that comes along is run: one file is taken out, checked and converted.</source>
      <translation>只有在您要求时 Photoface 才会获取模型。随附的程序不会运行：只取出一个文件，检查并转换。</translation>
    </message>
    <message>
      <source>Photoface forgets the photos in this folder and the faces in them. The files stay where they are. The names you gave are kept: undo, or adding the folder again, reads the photos anew and brings them back.</source>
      <translation>Photoface 会忘记此文件夹中的照片和其中的人脸。文件留在原处。您起的姓名会保留：撤销，或重新添加文件夹，就会重新读取照片并恢复姓名。</translation>
    </message>
    <message>
      <source>Photoface is not allowed to read this file.</source>
      <translation>Photoface 没有读取此文件的权限。</translation>
    </message>
    <message>
      <source>Photoface leaves these out of groups and suggestions.</source>
      <translation>Photoface 不会把这些放进分组和建议。</translation>
    </message>
    <message>
      <source>Photoface reads the photos in these folders and never moves or changes them.</source>
      <translation>Photoface 读取这些文件夹中的照片，绝不移动或更改它们。</translation>
    </message>
    <message numerus="yes">
      <source>Photoface went on without {n} files. They are left exactly as they are.</source>
      <translation>
        <numerusform>Photoface 跳过了 {n} 个文件，它们保持原样。</numerusform>
      </translation>
    </message>
    <message>
      <source>Photoface {version} finds the people in your photos. Everything stays on this computer.

This library: {folder}
Licence: Apache 2.0</source>
      <translation>Photoface {version} 可找出您照片中的人物。一切都保留在这台电脑上。

当前图库：{folder}
许可证：Apache 2.0</translation>
    </message>
    <message>
      <source>Photos</source>
      <translation>照片</translation>
    </message>
    <message>
      <source>Picasa contacts</source>
      <translation>Picasa 联系人</translation>
    </message>
    <message>
      <source>Picasa's contacts in {path} cannot be read.</source>
      <translation>无法读取 {path} 中的 Picasa 联系人。</translation>
    </message>
    <message>
      <source>Picasa's contacts.xml</source>
      <translation>Picasa 的 contacts.xml</translation>
    </message>
    <message>
      <source>Preparing…</source>
      <translation>正在准备…</translation>
    </message>
    <message>
      <source>Press F on a photo to make it one.</source>
      <translation>在照片上按 F 即可收藏。</translation>
    </message>
    <message>
      <source>Previous face</source>
      <translation>上一张脸</translation>
    </message>
    <message>
      <source>Previous photo</source>
      <translation>上一张照片</translation>
    </message>
    <message>
      <source>Privacy</source>
      <translation>隐私</translation>
    </message>
    <message>
      <source>Processor (CPU)</source>
      <translation>处理器（CPU）</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>进度</translation>
    </message>
    <message>
      <source>Progress of {name}</source>
      <translation>{name} 的进度</translation>
    </message>
    <message>
      <source>Proposed, {percent} % sure</source>
      <translation>建议，{percent}% 把握</translation>
    </message>
    <message>
      <source>Putting photos into folders…</source>
      <translation>正在将照片放入文件夹…</translation>
    </message>
    <message>
      <source>PyTorch</source>
      <translation>PyTorch</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>问题</translation>
    </message>
    <message>
      <source>Questions</source>
      <translation>问题</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>退出</translation>
    </message>
    <message>
      <source>Reading it crashed the reader, twice. The file may be damaged.</source>
      <translation>读取此文件时读取程序两次崩溃。文件可能已损坏。</translation>
    </message>
    <message numerus="yes">
      <source>Reading it took more than {n} seconds.</source>
      <translation>
        <numerusform>读取时间超过 {n} 秒。</numerusform>
      </translation>
    </message>
    <message>
      <source>Reading photos</source>
      <translation>正在读取照片</translation>
    </message>
    <message>
      <source>Reading photos stopped because of an error in Photoface (see log).</source>
      <translation>由于 Photoface 内部出错，照片读取已停止（见日志）。</translation>
    </message>
    <message>
      <source>Reading tags…</source>
      <translation>正在读取标签…</translation>
    </message>
    <message>
      <source>Reads face tags of Picasa, digiKam, Lightroom, Windows and others, in the photos and beside them. What you said yourself always stands.</source>
      <translation>读取 Picasa、digiKam、Lightroom、Windows 等程序写在照片中和照片旁边的人脸标签。您自己说过的始终有效。</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>原因</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>重做</translation>
    </message>
    <message numerus="yes">
      <source>Redo these {n} steps</source>
      <translation>
        <numerusform>重做这 {n} 步</numerusform>
      </translation>
    </message>
    <message>
      <source>Redo: {title}</source>
      <translation>重做：{title}</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <source>Remove from Photoface</source>
      <translation>从 Photoface 移除</translation>
    </message>
    <message>
      <source>Remove from album</source>
      <translation>从相册移除</translation>
    </message>
    <message>
      <source>Remove {folder}</source>
      <translation>移除 {folder}</translation>
    </message>
    <message>
      <source>Removed the folder {folder}</source>
      <translation>已移除文件夹{folder}</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>重命名</translation>
    </message>
    <message>
      <source>Renamed the album {old} to {new}</source>
      <translation>已将相册{old}重命名为{new}</translation>
    </message>
    <message>
      <source>Renamed {old} to {new}</source>
      <translation>已将{old}重命名为{new}</translation>
    </message>
    <message>
      <source>Restore the copy of {when}</source>
      <translation>恢复 {when} 的备份</translation>
    </message>
    <message>
      <source>Restore this copy</source>
      <translation>恢复此备份</translation>
    </message>
    <message>
      <source>Restore…</source>
      <translation>恢复…</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>学习结果</translation>
    </message>
    <message>
      <source>Resume</source>
      <translation>继续</translation>
    </message>
    <message>
      <source>Revert</source>
      <translation>还原</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>核对</translation>
    </message>
    <message>
      <source>Runs on</source>
      <translation>运行于</translation>
    </message>
    <message>
      <source>SHA-256 {hash}</source>
      <translation>SHA-256 {hash}</translation>
    </message>
    <message>
      <source>Save as album</source>
      <translation>存为相册</translation>
    </message>
    <message>
      <source>Save search as album…</source>
      <translation>将搜索存为相册…</translation>
    </message>
    <message>
      <source>Saved the search {name}</source>
      <translation>已保存搜索{name}</translation>
    </message>
    <message>
      <source>Scan</source>
      <translation>扫描</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>搜索</translation>
    </message>
    <message>
      <source>Search by name</source>
      <translation>按姓名搜索</translation>
    </message>
    <message>
      <source>Search people, folders, file names, dates</source>
      <translation>搜索人物、文件夹、文件名、日期</translation>
    </message>
    <message>
      <source>Second solution</source>
      <translation>第二种解决办法</translation>
    </message>
    <message>
      <source>See what would change</source>
      <translation>查看会有什么改变</translation>
    </message>
    <message>
      <source>Seen last first</source>
      <translation>最近见到的在前</translation>
    </message>
    <message>
      <source>Select all</source>
      <translation>全选</translation>
    </message>
    <message>
      <source>Select photos anywhere and press A to put them into an album, or F to make them favourites. A search can be saved as an album that fills itself.</source>
      <translation>在任何地方选中照片，按 A 放入相册，或按 F 收藏。搜索可以存为自动更新的相册。</translation>
    </message>
    <message>
      <source>Select photos anywhere and press A to put them into an album.</source>
      <translation>在任何地方选中照片，按 A 放入相册。</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>Show again</source>
      <translation>重新显示</translation>
    </message>
    <message>
      <source>Show faces by quality</source>
      <translation>按质量显示人脸</translation>
    </message>
    <message>
      <source>Show hidden people</source>
      <translation>显示隐藏的人物</translation>
    </message>
    <message>
      <source>Show in folder</source>
      <translation>在文件夹中显示</translation>
    </message>
    <message>
      <source>Show single faces</source>
      <translation>显示单张人脸</translation>
    </message>
    <message>
      <source>Show the photo</source>
      <translation>显示照片</translation>
    </message>
    <message>
      <source>Show what would be written</source>
      <translation>显示将写入的内容</translation>
    </message>
    <message>
      <source>Showed {who}</source>
      <translation>已重新显示{who}</translation>
    </message>
    <message>
      <source>Sixth solution</source>
      <translation>第六种解决办法</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>大小</translation>
    </message>
    <message>
      <source>Size  Ctrl +, Ctrl -</source>
      <translation>大小  Ctrl +, Ctrl -</translation>
    </message>
    <message>
      <source>Size at which faces are looked for</source>
      <translation>查找人脸时的尺寸</translation>
    </message>
    <message>
      <source>Size of the photos</source>
      <translation>照片大小</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>跳过</translation>
    </message>
    <message>
      <source>Smaller</source>
      <translation>缩小</translation>
    </message>
    <message>
      <source>Somebody without a name, {faces}</source>
      <translation>没有姓名的人，{faces}</translation>
    </message>
    <message>
      <source>Something went wrong inside Photoface. Your library is safe; see the log.</source>
      <translation>Photoface 内部出了问题。您的图库是安全的；详情见日志。</translation>
    </message>
    <message>
      <source>Something went wrong; details are in the log.</source>
      <translation>出了问题；详情见日志。</translation>
    </message>
    <message>
      <source>Sort again</source>
      <translation>重新排序</translation>
    </message>
    <message>
      <source>Sort faces by</source>
      <translation>人脸排序方式</translation>
    </message>
    <message>
      <source>Sort people by</source>
      <translation>人物排序方式</translation>
    </message>
    <message>
      <source>Sort the faces anew</source>
      <translation>重新整理人脸</translation>
    </message>
    <message>
      <source>Sort the faces anew…</source>
      <translation>重新整理人脸…</translation>
    </message>
    <message>
      <source>Sorting the faces…</source>
      <translation>正在整理人脸…</translation>
    </message>
    <message>
      <source>Sorting the faces… Nothing is changed yet.</source>
      <translation>正在整理人脸… 目前不会做任何更改。</translation>
    </message>
    <message>
      <source>Split</source>
      <translation>拆分</translation>
    </message>
    <message>
      <source>Split a group</source>
      <translation>拆分一组</translation>
    </message>
    <message numerus="yes">
      <source>Split a group into {parts}, {n} faces moved</source>
      <translation>
        <numerusform>已将一组拆分为 {parts} 部分，移动了 {n} 张脸</numerusform>
      </translation>
    </message>
    <message>
      <source>Split {name}</source>
      <translation>拆分{name}</translation>
    </message>
    <message numerus="yes">
      <source>Split {name} into {parts}, {n} faces moved</source>
      <translation>
        <numerusform>已将{name}拆分为 {parts} 部分，移动了 {n} 张脸</numerusform>
      </translation>
    </message>
    <message>
      <source>Splitting…</source>
      <translation>正在拆分…</translation>
    </message>
    <message>
      <source>Split…</source>
      <translation>拆分…</translation>
    </message>
    <message>
      <source>Start learning</source>
      <translation>开始学习</translation>
    </message>
    <message>
      <source>Start the check</source>
      <translation>开始抽查</translation>
    </message>
    <message>
      <source>State</source>
      <translation>状态</translation>
    </message>
    <message>
      <source>Stays as it is</source>
      <translation>保持不变</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>停止</translation>
    </message>
    <message>
      <source>Stopped before the end.</source>
      <translation>未完成就已停止。</translation>
    </message>
    <message>
      <source>Stopped.</source>
      <translation>已停止。</translation>
    </message>
    <message>
      <source>Stopped. The groups are as they were.</source>
      <translation>已停止。分组保持原样。</translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>正在停止…</translation>
    </message>
    <message>
      <source>Suggestions</source>
      <translation>建议</translation>
    </message>
    <message>
      <source>Surest first</source>
      <translation>最有把握的在前</translation>
    </message>
    <message>
      <source>Symbolic links</source>
      <translation>符号链接</translation>
    </message>
    <message>
      <source>Table of faces</source>
      <translation>人脸表格</translation>
    </message>
    <message>
      <source>Table of faces…</source>
      <translation>人脸表格…</translation>
    </message>
    <message>
      <source>Tags are written to {places}, not to {place}.</source>
      <translation>标签可写入 {places}，不能写入 {place}。</translation>
    </message>
    <message>
      <source>Tags cannot be written into a file of this kind.</source>
      <translation>无法将标签写入此类文件。</translation>
    </message>
    <message numerus="yes">
      <source>Tags of {n} files written.</source>
      <translation>
        <numerusform>已写入 {n} 个文件的标签。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Tags of {n} files written; the others were as they should be.</source>
      <translation>
        <numerusform>已写入 {n} 个文件的标签；其余文件本来就是正确的。</numerusform>
      </translation>
    </message>
    <message>
      <source>Tags were not written into the file: {reason}.</source>
      <translation>标签未写入文件：{reason}。</translation>
    </message>
    <message>
      <source>Tags were not written: something else would have changed.</source>
      <translation>标签未写入：否则会改动其他内容。</translation>
    </message>
    <message>
      <source>Tags were not written: the picture is damaged, so it could not be compared.</source>
      <translation>标签未写入：图片已损坏，无法进行比较。</translation>
    </message>
    <message>
      <source>Tags: {path}: {reason}</source>
      <translation>标签：{path}：{reason}</translation>
    </message>
    <message>
      <source>Take over</source>
      <translation>导入</translation>
    </message>
    <message>
      <source>Take over people from another library…</source>
      <translation>从另一个图库导入人物…</translation>
    </message>
    <message>
      <source>Taken</source>
      <translation>拍摄时间</translation>
    </message>
    <message numerus="yes">
      <source>Taken back: {n} earlier answers about pairs of faces.</source>
      <translation>
        <numerusform>撤回：关于人脸配对的 {n} 个先前回答。</numerusform>
      </translation>
    </message>
    <message>
      <source>Tells people apart a little better; recognizing takes three times as long.</source>
      <translation>区分人物稍好一些；识别时间为三倍。</translation>
    </message>
    <message>
      <source>That failed inside Photoface (see log).</source>
      <translation>此操作在 Photoface 内部失败（见日志）。</translation>
    </message>
    <message>
      <source>That is Photoface's own folder; choose one with photos.</source>
      <translation>那是 Photoface 自己的文件夹；请选择一个有照片的文件夹。</translation>
    </message>
    <message>
      <source>That is fine: a mirror, a collage or a print</source>
      <translation>没关系：是镜子、拼贴或翻拍的照片</translation>
    </message>
    <message>
      <source>That is too small for a face.</source>
      <translation>对人脸来说太小了。</translation>
    </message>
    <message>
      <source>That question asks for a name.</source>
      <translation>这个问题需要填写姓名。</translation>
    </message>
    <message>
      <source>That takes two different faces.</source>
      <translation>这需要两张不同的脸。</translation>
    </message>
    <message>
      <source>The backup {name} is damaged; choose an older one.</source>
      <translation>备份 {name} 已损坏；请选择更早的备份。</translation>
    </message>
    <message>
      <source>The birth date lies after the death date.</source>
      <translation>出生日期晚于去世日期。</translation>
    </message>
    <message>
      <source>The confirmed faces it is most like:</source>
      <translation>与它最相似的已确认人脸：</translation>
    </message>
    <message>
      <source>The conversion of “{title}” ended without a word.</source>
      <translation>“{title}”的转换结束，没有任何说明。</translation>
    </message>
    <message>
      <source>The date of birth is wrong: forget it</source>
      <translation>出生日期有误：移除</translation>
    </message>
    <message>
      <source>The date of death is wrong: forget it</source>
      <translation>去世日期有误：移除</translation>
    </message>
    <message>
      <source>The disk could not deliver the file ({reason}).</source>
      <translation>磁盘无法提供该文件（{reason}）。</translation>
    </message>
    <message>
      <source>The disk could not read this (a hardware error, perhaps).</source>
      <translation>磁盘无法读取此内容（可能是硬件错误）。</translation>
    </message>
    <message>
      <source>The disk is full: {folder}.</source>
      <translation>磁盘已满：{folder}。</translation>
    </message>
    <message>
      <source>The disk is full: {needed} MB are needed in {folder}, {free} MB are free.</source>
      <translation>磁盘已满：{folder} 需要 {needed} MB，可用 {free} MB。</translation>
    </message>
    <message>
      <source>The disk of the library{where} is full or fails.</source>
      <translation>图库{where}所在的磁盘已满或有故障。</translation>
    </message>
    <message>
      <source>The dlib file does not hold the face recognition ResNet.</source>
      <translation>dlib 文件中没有人脸识别 ResNet。</translation>
    </message>
    <message>
      <source>The dlib file is damaged: its layers cannot be read.</source>
      <translation>dlib 文件已损坏：无法读取其中的层。</translation>
    </message>
    <message>
      <source>The download is not the file that was expected (its hash differs), so it was thrown away.</source>
      <translation>下载的不是预期的文件（校验值不同），已将其丢弃。</translation>
    </message>
    <message>
      <source>The download was stopped.</source>
      <translation>下载已停止。</translation>
    </message>
    <message>
      <source>The face is {flaws}: less likeness can be asked of it.</source>
      <translation>这张脸{flaws}：对相似度的要求可以低一些。</translation>
    </message>
    <message>
      <source>The face models could not be started.</source>
      <translation>无法启动人脸模型。</translation>
    </message>
    <message>
      <source>The fastest there is</source>
      <translation>最快的</translation>
    </message>
    <message>
      <source>The file cannot be opened ({reason}).</source>
      <translation>无法打开该文件（{reason}）。</translation>
    </message>
    <message>
      <source>The file cannot be read ({reason}).</source>
      <translation>无法读取该文件（{reason}）。</translation>
    </message>
    <message>
      <source>The file is cut short: a part of the picture is missing.</source>
      <translation>文件不完整：缺少图片的一部分。</translation>
    </message>
    <message>
      <source>The file is cut short: most of the picture is missing.</source>
      <translation>文件不完整：缺少图片的大部分。</translation>
    </message>
    <message>
      <source>The file is damaged and cannot be shown.</source>
      <translation>文件已损坏，无法显示。</translation>
    </message>
    <message>
      <source>The file is empty.</source>
      <translation>文件是空的。</translation>
    </message>
    <message>
      <source>The file is not the one that was expected (its hash differs), so it is not used.</source>
      <translation>该文件不是预期的文件（校验值不同），因此不予使用。</translation>
    </message>
    <message>
      <source>The file is not there any more.</source>
      <translation>文件已不存在。</translation>
    </message>
    <message>
      <source>The file is not there: {path}</source>
      <translation>文件不存在：{path}</translation>
    </message>
    <message>
      <source>The file was changed since it was read; scan it first.</source>
      <translation>文件在读取后已被更改；请先重新扫描。</translation>
    </message>
    <message>
      <source>The file {name} in {folder} is of another program. Choose another place for the library.</source>
      <translation>{folder} 中的文件 {name} 属于另一个程序。请为图库选择其他位置。</translation>
    </message>
    <message>
      <source>The first is not {name}</source>
      <translation>第一张不是{name}</translation>
    </message>
    <message>
      <source>The folder {folder} is not there (a drive that is not plugged in, perhaps). Its photos stay known.</source>
      <translation>文件夹 {folder} 不存在（可能是驱动器未连接）。其中的照片仍保留在图库中。</translation>
    </message>
    <message>
      <source>The last training was broken off; start it again to end it.</source>
      <translation>上次训练被中断；请再次开始以完成它。</translation>
    </message>
    <message>
      <source>The library becomes what it was then. As it is now it is kept as a copy, too, so you can come back. The window closes and opens again.</source>
      <translation>图库会恢复到当时的样子。现在的状态也会另存一份备份，您可以再换回来。窗口会关闭并重新打开。</translation>
    </message>
    <message>
      <source>The library could not be restored ({reason}).</source>
      <translation>无法恢复图库（{reason}）。</translation>
    </message>
    <message>
      <source>The library file{where} is damaged. Restore the newest copy from its backups folder.</source>
      <translation>图库文件{where}已损坏。请从其备份文件夹恢复最新的副本。</translation>
    </message>
    <message>
      <source>The library folder {folder} cannot be used: {reason}.</source>
      <translation>无法使用图库文件夹 {folder}：{reason}。</translation>
    </message>
    <message>
      <source>The library in {folder} cannot be written. Check the folder's permissions, or choose another place for it.</source>
      <translation>无法写入 {folder} 中的图库。请检查该文件夹的权限，或为它选择其他位置。</translation>
    </message>
    <message>
      <source>The library in {folder} lies on a drive that cannot share files safely (a network folder, perhaps). Put the library on a disk of this computer; the photos may stay.</source>
      <translation>{folder} 中的图库位于无法安全共享文件的驱动器上（可能是网络文件夹）。请将图库放到本机的磁盘上；照片可以留在原处。</translation>
    </message>
    <message>
      <source>The library in {folder} was made by a newer Photoface. Update this one to open it.</source>
      <translation>{folder} 中的图库由更新版本的 Photoface 创建。请更新本程序后再打开。</translation>
    </message>
    <message>
      <source>The library is being closed.</source>
      <translation>图库正在关闭。</translation>
    </message>
    <message>
      <source>The library is copied to {file}.</source>
      <translation>图库已复制到 {file}。</translation>
    </message>
    <message>
      <source>The library's model is not the one it learned from.</source>
      <translation>图库的模型不是训练所基于的那个模型。</translation>
    </message>
    <message>
      <source>The library{where} cannot be written. Check the folder's permissions, or choose another place for it.</source>
      <translation>无法写入图库{where}。请检查该文件夹的权限，或为它选择其他位置。</translation>
    </message>
    <message>
      <source>The log holds no names.</source>
      <translation>日志中不含姓名。</translation>
    </message>
    <message>
      <source>The manifest {name} cannot be read: {reason}.</source>
      <translation>无法读取清单 {name}：{reason}。</translation>
    </message>
    <message>
      <source>The manifest {origin} is not valid TOML: {reason}.</source>
      <translation>清单 {origin} 不是有效的 TOML：{reason}。</translation>
    </message>
    <message>
      <source>The manifest {origin} is wrong: {reason}.</source>
      <translation>清单 {origin} 有误：{reason}。</translation>
    </message>
    <message>
      <source>The manifest {origin} lacks {reason}.</source>
      <translation>清单 {origin} 缺少 {reason}。</translation>
    </message>
    <message>
      <source>The model cannot be kept in the library: {reason}.</source>
      <translation>无法将模型保存在图库中：{reason}。</translation>
    </message>
    <message>
      <source>The model that learned from this library is missing or damaged. Go back to the plain one on the page Training, or with: photoface train rollback</source>
      <translation>从此图库学习过的模型缺失或已损坏。请在“训练”页面恢复为普通模型，或使用：photoface train rollback</translation>
    </message>
    <message>
      <source>The model that learned from your corrections.</source>
      <translation>从您的更正中学习过的模型。</translation>
    </message>
    <message>
      <source>The model “{title}” cannot be loaded: {reason}</source>
      <translation>无法加载模型“{title}”：{reason}</translation>
    </message>
    <message>
      <source>The model “{title}” cannot learn; the default one can.</source>
      <translation>模型“{title}”无法学习；默认模型可以。</translation>
    </message>
    <message>
      <source>The model “{title}” gives {found} values a face, its manifest says {stated}.</source>
      <translation>模型“{title}”每张脸输出 {found} 个值，其清单写的是 {stated}。</translation>
    </message>
    <message>
      <source>The model “{title}” is {state}. Get it in the settings, or with: photoface models fetch {name}</source>
      <translation>模型“{title}”不可用（{state}）。请在设置中获取，或使用：photoface models fetch {name}</translation>
    </message>
    <message>
      <source>The name of this face does not look wrong any more.</source>
      <translation>这张脸的姓名看起来不再有误。</translation>
    </message>
    <message>
      <source>The name of this is no readable text (UTF-8); give it another name.</source>
      <translation>其名称不是可读的文本（UTF-8）；请重命名。</translation>
    </message>
    <message>
      <source>The nearest confirmed photo is {years} years away.</source>
      <translation>最近的已确认照片相隔 {years} 年。</translation>
    </message>
    <message>
      <source>The nearest is {other} ({share}).</source>
      <translation>最相似的是{other}（{share}）。</translation>
    </message>
    <message>
      <source>The new language is used when Photoface is started again.</source>
      <translation>重新启动 Photoface 后使用新语言。</translation>
    </message>
    <message>
      <source>The nightly backup could not be made. {reason}</source>
      <translation>无法进行夜间备份。{reason}</translation>
    </message>
    <message>
      <source>The only use of the network is fetching a model, and only when you ask for it.</source>
      <translation>网络只用于获取模型，而且只在您要求时。</translation>
    </message>
    <message>
      <source>The package index cannot be reached: is this computer online? Try again later.</source>
      <translation>无法连接软件包索引：这台电脑联网了吗？请稍后再试。</translation>
    </message>
    <message>
      <source>The part of Photoface that finds faces ends again and again as soon as it starts.</source>
      <translation>Photoface 中查找人脸的部分一启动就反复退出。</translation>
    </message>
    <message>
      <source>The picture is too large: more than {most} megapixels.</source>
      <translation>图片太大：超过 {most} 百万像素。</translation>
    </message>
    <message>
      <source>The picture is too large: {width} x {height} pixels, and at most {most} megapixels are opened.</source>
      <translation>图片太大：{width} x {height} 像素，最多只能打开 {most} 百万像素。</translation>
    </message>
    <message>
      <source>The plain model, as it came with Photoface.</source>
      <translation>Photoface 自带的基本模型。</translation>
    </message>
    <message>
      <source>The reader failed.</source>
      <translation>读取程序失败。</translation>
    </message>
    <message>
      <source>The second is not {name}</source>
      <translation>第二张不是{name}</translation>
    </message>
    <message>
      <source>The trained model is damaged; train again.</source>
      <translation>训练好的模型已损坏；请重新训练。</translation>
    </message>
    <message>
      <source>The trained model is gone; train again.</source>
      <translation>训练好的模型已不存在；请重新训练。</translation>
    </message>
    <message>
      <source>There are not two faces to split.</source>
      <translation>没有两张脸可供拆分。</translation>
    </message>
    <message>
      <source>There is a face already; give it a name instead.</source>
      <translation>这里已经有一张脸；请直接为它命名。</translation>
    </message>
    <message>
      <source>There is an album {name} already.</source>
      <translation>已有相册{name}。</translation>
    </message>
    <message>
      <source>There is no Photoface library in {folder}.</source>
      <translation>{folder} 中没有 Photoface 图库。</translation>
    </message>
    <message>
      <source>There is no album {album}.</source>
      <translation>没有相册 {album}。</translation>
    </message>
    <message>
      <source>There is no backup in {folder}.</source>
      <translation>{folder} 中没有备份。</translation>
    </message>
    <message>
      <source>There is no backup {backup}.</source>
      <translation>没有备份 {backup}。</translation>
    </message>
    <message>
      <source>There is no conversion called “{conversion}”.</source>
      <translation>没有名为“{conversion}”的转换。</translation>
    </message>
    <message>
      <source>There is no face {face}.</source>
      <translation>没有人脸 {face}。</translation>
    </message>
    <message>
      <source>There is no file {file}.</source>
      <translation>没有文件 {file}。</translation>
    </message>
    <message>
      <source>There is no folder {folder}.</source>
      <translation>没有文件夹 {folder}。</translation>
    </message>
    <message>
      <source>There is no group {group} (the groups may have changed since).</source>
      <translation>没有组 {group}（分组可能已发生变化）。</translation>
    </message>
    <message>
      <source>There is no model called “{name}”. There are: {models}.</source>
      <translation>没有名为“{name}”的模型。可用的有：{models}。</translation>
    </message>
    <message>
      <source>There is no person {person}.</source>
      <translation>没有人物 {person}。</translation>
    </message>
    <message>
      <source>There is no photo {photo}.</source>
      <translation>没有照片 {photo}。</translation>
    </message>
    <message>
      <source>There is no space left for a library in {folder}.</source>
      <translation>{folder} 中没有空间存放图库。</translation>
    </message>
    <message>
      <source>There is no space left for the library{where}. Free some space and try again; nothing that was saved is lost.</source>
      <translation>图库{where}没有剩余空间。请腾出一些空间再试；已保存的内容不会丢失。</translation>
    </message>
    <message>
      <source>There is no space left in {parent}.</source>
      <translation>{parent} 中没有剩余空间。</translation>
    </message>
    <message>
      <source>There is nobody else in the library to check with.</source>
      <translation>图库中没有其他人可供检验。</translation>
    </message>
    <message>
      <source>There is not enough memory to open this picture.</source>
      <translation>内存不足，无法打开这张图片。</translation>
    </message>
    <message>
      <source>There is too little to learn from: {faces} named faces of {people} people with two or more. It takes {least_faces} faces of {least_people} people; name some more first.</source>
      <translation>可供学习的内容太少：{people} 个人（每人至少两张）共 {faces} 张已命名的脸。需要 {least_people} 个人的 {least_faces} 张脸；请先再命名一些。</translation>
    </message>
    <message>
      <source>These faces were not looked at with the present model yet.</source>
      <translation>这些脸尚未用当前模型处理过。</translation>
    </message>
    <message>
      <source>These faces were said to be different people, but both are {name}.</source>
      <translation>您曾说这两张脸是不同的人，但两者都是{name}。</translation>
    </message>
    <message>
      <source>These faces were said to be the same person and to be different people.</source>
      <translation>您曾说这两张脸是同一个人，也曾说是不同的人。</translation>
    </message>
    <message>
      <source>These faces were said to be the same person, but one is {first} and one is {second}.</source>
      <translation>您曾说这两张脸是同一个人，但一张是{first}，另一张是{second}。</translation>
    </message>
    <message>
      <source>These faces were said to be the same person, but one is {name} and one is not.</source>
      <translation>您曾说这两张脸是同一个人，但一张是{name}，另一张不是。</translation>
    </message>
    <message>
      <source>They are different people</source>
      <translation>是不同的人</translation>
    </message>
    <message>
      <source>They are not the same person</source>
      <translation>不是同一个人</translation>
    </message>
    <message>
      <source>They are the same person</source>
      <translation>是同一个人</translation>
    </message>
    <message>
      <source>They do not look like one person</source>
      <translation>看起来不像同一个人</translation>
    </message>
    <message>
      <source>They look like one person. Choose a number of parts to split them anyway.</source>
      <translation>看起来是同一个人。如果仍要拆分，请选择分成几部分。</translation>
    </message>
    <message>
      <source>Third solution</source>
      <translation>第三种解决办法</translation>
    </message>
    <message>
      <source>This Python has no pip, which does the download. Install it: python -m ensurepip</source>
      <translation>此 Python 没有用于下载的 pip。请安装：python -m ensurepip</translation>
    </message>
    <message>
      <source>This RAW file cannot be read: it is damaged, or its camera is not supported.</source>
      <translation>无法读取此 RAW 文件：文件已损坏，或不支持该相机。</translation>
    </message>
    <message>
      <source>This album fills itself as soon as a photo fits its search.</source>
      <translation>一有照片符合搜索条件，就会自动加入此相册。</translation>
    </message>
    <message>
      <source>This album is empty</source>
      <translation>此相册是空的</translation>
    </message>
    <message>
      <source>This cannot be split</source>
      <translation>无法拆分</translation>
    </message>
    <message>
      <source>This could not be read: {reason}.</source>
      <translation>无法读取：{reason}。</translation>
    </message>
    <message>
      <source>This face shows no name any more.</source>
      <translation>这张脸已不再显示姓名。</translation>
    </message>
    <message>
      <source>This face was said to be {name} and not to be {name}, under two names.</source>
      <translation>您曾在两个姓名下说这张脸是{name}，又说不是{name}。</translation>
    </message>
    <message>
      <source>This is a folder, not a file.</source>
      <translation>这是文件夹，不是文件。</translation>
    </message>
    <message>
      <source>This is no people backup, or it is damaged.</source>
      <translation>这不是人物备份，或已损坏。</translation>
    </message>
    <message>
      <source>This is no people backup.</source>
      <translation>这不是人物备份。</translation>
    </message>
    <message>
      <source>This is not a picture, or a kind of picture that is not supported.</source>
      <translation>这不是图片，或是不支持的图片类型。</translation>
    </message>
    <message>
      <source>This is not an ordinary file but a pipe or a device.</source>
      <translation>这不是普通文件，而是管道或设备。</translation>
    </message>
    <message>
      <source>This library was opened for reading only.</source>
      <translation>此图库以只读方式打开。</translation>
    </message>
    <message>
      <source>This model is not adopted: it is no better. {reasons}</source>
      <translation>不采用此模型：它并没有更好。{reasons}</translation>
    </message>
    <message>
      <source>This part stays</source>
      <translation>此部分不变</translation>
    </message>
    <message>
      <source>This part stays {name}</source>
      <translation>此部分仍是{name}</translation>
    </message>
    <message>
      <source>This people backup is damaged.</source>
      <translation>此人物备份已损坏。</translation>
    </message>
    <message>
      <source>This people backup was made by a newer Photoface.</source>
      <translation>此人物备份由更新版本的 Photoface 创建。</translation>
    </message>
    <message>
      <source>This photo of {name} is dated {day}, after the death of {name}.</source>
      <translation>这张{name}的照片日期为 {day}，晚于{name}的去世日期。</translation>
    </message>
    <message>
      <source>This photo of {name} is dated {day}, before the birth of {name}.</source>
      <translation>这张{name}的照片日期为 {day}，早于{name}的出生日期。</translation>
    </message>
    <message>
      <source>This photo was not read yet.</source>
      <translation>这张照片尚未读取。</translation>
    </message>
    <message>
      <source>This was learned from the model of an earlier release: learn again.</source>
      <translation>这是基于旧版本模型学到的结果：请重新学习。</translation>
    </message>
    <message>
      <source>To find faces and tell people apart, Photoface needs two small models. They are fetched once ({total}); after that no network is needed.</source>
      <translation>为了查找人脸并区分人物，Photoface 需要两个小模型。只需获取一次（{total}）；之后不再需要网络。</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>今天</translation>
    </message>
    <message>
      <source>Too few faces were kept back to say whether anything got better.</source>
      <translation>留作检验的脸太少，无法判断是否有改进。</translation>
    </message>
    <message>
      <source>Too few of the named photos can be read; nothing was learned.</source>
      <translation>可读取的已命名照片太少；没有学到任何内容。</translation>
    </message>
    <message>
      <source>Too uncertain</source>
      <translation>太不确定而无法判断的</translation>
    </message>
    <message numerus="yes">
      <source>Took over {people} for {n} faces from a backup</source>
      <translation>
        <numerusform>已从备份中导入 {people}，用于 {n} 张脸</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Took the name off {n} faces</source>
      <translation>
        <numerusform>已移除 {n} 张脸的姓名</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Took {n} photos out of {name}</source>
      <translation>
        <numerusform>已从{name}中移出 {n} 张照片</numerusform>
      </translation>
    </message>
    <message>
      <source>Training</source>
      <translation>训练</translation>
    </message>
    <message>
      <source>Training ended with an error (see log).</source>
      <translation>训练因出错而结束（见日志）。</translation>
    </message>
    <message>
      <source>Training ended with an error inside Photoface (see log).</source>
      <translation>训练因 Photoface 内部出错而结束（见日志）。</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>重试</translation>
    </message>
    <message>
      <source>Try fewer letters.</source>
      <translation>请少输入几个字。</translation>
    </message>
    <message>
      <source>Two groups are different people</source>
      <translation>两组是不同的人</translation>
    </message>
    <message>
      <source>Two groups are one person</source>
      <translation>两组是同一个人</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <source>Undo back to here</source>
      <translation>撤销到这里</translation>
    </message>
    <message>
      <source>Undo brings them back.</source>
      <translation>撤销可以恢复它们。</translation>
    </message>
    <message numerus="yes">
      <source>Undo these {n} steps</source>
      <translation>
        <numerusform>撤销这 {n} 步</numerusform>
      </translation>
    </message>
    <message>
      <source>Undo: {title}</source>
      <translation>撤销：{title}</translation>
    </message>
    <message>
      <source>Undone: {title}</source>
      <translation>已撤销：{title}</translation>
    </message>
    <message>
      <source>Unknown</source>
      <translation>未知</translation>
    </message>
    <message>
      <source>Unknown day</source>
      <translation>未知日期</translation>
    </message>
    <message>
      <source>Unknown month</source>
      <translation>未知月份</translation>
    </message>
    <message>
      <source>Use as cover</source>
      <translation>用作封面</translation>
    </message>
    <message>
      <source>Verify all</source>
      <translation>全部检查</translation>
    </message>
    <message>
      <source>Verifying…</source>
      <translation>正在检查…</translation>
    </message>
    <message>
      <source>View</source>
      <translation>视图</translation>
    </message>
    <message>
      <source>Welcome</source>
      <translation>欢迎</translation>
    </message>
    <message>
      <source>Went back to the model before</source>
      <translation>已恢复之前的模型</translation>
    </message>
    <message>
      <source>What Photoface is doing</source>
      <translation>Photoface 正在做什么</translation>
    </message>
    <message>
      <source>What can be searched for</source>
      <translation>可以搜索的内容</translation>
    </message>
    <message>
      <source>What is shown</source>
      <translation>显示内容</translation>
    </message>
    <message>
      <source>What is shown of this person</source>
      <translation>显示此人物的内容</translation>
    </message>
    <message>
      <source>What to review</source>
      <translation>核对内容</translation>
    </message>
    <message>
      <source>What would change it</source>
      <translation>怎样会改变结果</translation>
    </message>
    <message>
      <source>What would you like to do?</source>
      <translation>您想做什么？</translation>
    </message>
    <message numerus="yes">
      <source>What you said about {n} faces is in {file}</source>
      <translation>
        <numerusform>您对 {n} 张脸说过的内容已保存到 {file}</numerusform>
      </translation>
    </message>
    <message>
      <source>Whatever you do is listed here, and any of it can be taken back, also later.</source>
      <translation>您做的一切都列在这里，随时可以撤回，以后也可以。</translation>
    </message>
    <message>
      <source>When Photoface finds faces that may be somebody you named, it asks here.</source>
      <translation>当 Photoface 找到可能是您已命名的人的脸时，会在这里询问。</translation>
    </message>
    <message>
      <source>When Photoface finds faces that may be this person, it asks here.</source>
      <translation>当 Photoface 找到可能是此人的脸时，会在这里询问。</translation>
    </message>
    <message>
      <source>When groups look alike, Photoface asks here whether they are one person.</source>
      <translation>当分组看起来相似时，Photoface 会在这里询问它们是否为同一个人。</translation>
    </message>
    <message>
      <source>Where are your photos?</source>
      <translation>您的照片在哪里？</translation>
    </message>
    <message>
      <source>Where to put the folders</source>
      <translation>文件夹的存放位置</translation>
    </message>
    <message>
      <source>Where: in JPEG, PNG, TIFF and WebP files themselves, each checked to show the very same picture before it takes the old one's place; for all others (RAW, HEIC) in a file such as photo.cr2.xmp beside them.</source>
      <translation>位置：JPEG、PNG、TIFF 和 WebP 写入文件本身，替换旧文件之前都会检查图像完全相同；其他格式（RAW、HEIC）写入旁边的文件，例如 photo.cr2.xmp。</translation>
    </message>
    <message>
      <source>Where: in photo.jpg.xmp beside each photo on which you named somebody.</source>
      <translation>位置：在您命名过人物的每张照片旁边的 photo.jpg.xmp 中。</translation>
    </message>
    <message>
      <source>Who is in your photos?</source>
      <translation>您的照片里有谁？</translation>
    </message>
    <message>
      <source>Who is this?</source>
      <translation>这是谁？</translation>
    </message>
    <message>
      <source>Whole photos</source>
      <translation>完整照片</translation>
    </message>
    <message>
      <source>Whole photos or squares</source>
      <translation>完整照片或方格</translation>
    </message>
    <message>
      <source>Windows allows symbolic links in developer mode only; choose copies or hard links.</source>
      <translation>Windows 只在开发者模式下允许符号链接；请选择复制或硬链接。</translation>
    </message>
    <message>
      <source>With</source>
      <translation>同框</translation>
    </message>
    <message numerus="yes">
      <source>Would move {n} faces, {confirmed} confirmed; {named} get a name, {unnamed} lose one; {vanished} groups vanish, {created} appear.</source>
      <translation>
        <numerusform>将移动 {n} 张脸，其中已确认 {confirmed} 张；{named} 张得到姓名，{unnamed} 张失去姓名；{vanished} 组消失，新出现 {created} 组。</numerusform>
      </translation>
    </message>
    <message>
      <source>Write names</source>
      <translation>写入姓名</translation>
    </message>
    <message>
      <source>Write now</source>
      <translation>立即写入</translation>
    </message>
    <message>
      <source>Writing tags is off for this library. Choose whether they go into sidecars or files.</source>
      <translation>此图库未启用标签写入。请选择写入附属文件还是写入文件本身。</translation>
    </message>
    <message>
      <source>Writing tags…</source>
      <translation>正在写入标签…</translation>
    </message>
    <message>
      <source>Writing the people…</source>
      <translation>正在写入人物…</translation>
    </message>
    <message>
      <source>Writing the table…</source>
      <translation>正在写入表格…</translation>
    </message>
    <message>
      <source>Yes</source>
      <translation>是</translation>
    </message>
    <message>
      <source>Yes to all selected</source>
      <translation>所选全部为是</translation>
    </message>
    <message>
      <source>Yes, one person</source>
      <translation>是，同一个人</translation>
    </message>
    <message>
      <source>Yes, this person</source>
      <translation>是，就是此人</translation>
    </message>
    <message>
      <source>Yesterday</source>
      <translation>昨天</translation>
    </message>
    <message>
      <source>You have no permission to read this.</source>
      <translation>您没有读取此内容的权限。</translation>
    </message>
    <message>
      <source>You ignored this face</source>
      <translation>您忽略了这张脸</translation>
    </message>
    <message>
      <source>You said so</source>
      <translation>由您指定</translation>
    </message>
    <message>
      <source>You said so on {day} at {time}: {title}.</source>
      <translation>您在 {day} {time} 这样说过：{title}。</translation>
    </message>
    <message>
      <source>You said that it is not a face</source>
      <translation>您说过这不是人脸</translation>
    </message>
    <message>
      <source>You said that it is not {name}.</source>
      <translation>您说过这不是{name}。</translation>
    </message>
    <message>
      <source>You said who it is not</source>
      <translation>您说过这不是谁</translation>
    </message>
    <message>
      <source>You skipped them. They come again whenever you like.</source>
      <translation>您跳过了它们。您想回答时可以随时再问。</translation>
    </message>
    <message>
      <source>Your faces kept back from learning</source>
      <translation>您的图库中未用于学习的人脸</translation>
    </message>
    <message>
      <source>Your folders are being read. Photos appear here as they are found.</source>
      <translation>正在读取您的文件夹。找到的照片会出现在这里。</translation>
    </message>
    <message>
      <source>Your own faces are not recognized better than before.</source>
      <translation>您自己的人脸的识别效果没有比之前更好。</translation>
    </message>
    <message>
      <source>Your own faces would be grouped worse than before.</source>
      <translation>您自己的人脸的分组效果会比之前差。</translation>
    </message>
    <message>
      <source>Zoom in</source>
      <translation>放大</translation>
    </message>
    <message>
      <source>Zoom out</source>
      <translation>缩小</translation>
    </message>
    <message>
      <source>a clear face</source>
      <translation>清晰的脸</translation>
    </message>
    <message>
      <source>a damaged library, as it was</source>
      <translation>损坏的图库，保持原样</translation>
    </message>
    <message numerus="yes">
      <source>about {n} faces left that matter</source>
      <translation>
        <numerusform>大约还剩 {n} 张重要的脸</numerusform>
      </translation>
    </message>
    <message>
      <source>after</source>
      <translation>之后</translation>
    </message>
    <message>
      <source>after {date}</source>
      <translation>{date} 之后</translation>
    </message>
    <message>
      <source>album “{text}”</source>
      <translation>相册“{text}”</translation>
    </message>
    <message>
      <source>and</source>
      <translation>且</translation>
    </message>
    <message>
      <source>and {name}</source>
      <translation>且 {name}</translation>
    </message>
    <message numerus="yes">
      <source>and {n} more</source>
      <translation>
        <numerusform>以及另外 {n} 项</numerusform>
      </translation>
    </message>
    <message>
      <source>before</source>
      <translation>之前</translation>
    </message>
    <message>
      <source>before an update</source>
      <translation>更新之前</translation>
    </message>
    <message>
      <source>before something was restored</source>
      <translation>恢复之前</translation>
    </message>
    <message>
      <source>before {date}</source>
      <translation>{date} 之前</translation>
    </message>
    <message>
      <source>blurred</source>
      <translation>模糊</translation>
    </message>
    <message>
      <source>clear</source>
      <translation>清晰</translation>
    </message>
    <message>
      <source>damaged: fetch it again</source>
      <translation>已损坏：请重新获取</translation>
    </message>
    <message>
      <source>dark</source>
      <translation>偏暗</translation>
    </message>
    <message numerus="yes">
      <source>exactly {n} faces</source>
      <translation>
        <numerusform>正好 {n} 张脸</numerusform>
      </translation>
    </message>
    <message>
      <source>faces without a name</source>
      <translation>没有姓名的人脸</translation>
    </message>
    <message>
      <source>favourite</source>
      <translation>已收藏</translation>
    </message>
    <message>
      <source>favourites</source>
      <translation>收藏</translation>
    </message>
    <message>
      <source>file is missing</source>
      <translation>文件缺失</translation>
    </message>
    <message>
      <source>file name “{text}”</source>
      <translation>文件名“{text}”</translation>
    </message>
    <message>
      <source>finds faces</source>
      <translation>查找人脸</translation>
    </message>
    <message>
      <source>folder “{text}”</source>
      <translation>文件夹“{text}”</translation>
    </message>
    <message>
      <source>from an older version: fetch it again</source>
      <translation>来自旧版本：请重新获取</translation>
    </message>
    <message>
      <source>from the Python package index: {source}</source>
      <translation>来自 Python 软件包索引：{source}</translation>
    </message>
    <message>
      <source>good enough to recognize</source>
      <translation>足以识别</translation>
    </message>
    <message>
      <source>grainy</source>
      <translation>噪点多</translation>
    </message>
    <message>
      <source>hard to make out: it may join a person</source>
      <translation>难以辨认：可以归入某个人物</translation>
    </message>
    <message>
      <source>hidden</source>
      <translation>已隐藏</translation>
    </message>
    <message>
      <source>ignored</source>
      <translation>已忽略</translation>
    </message>
    <message>
      <source>in Photoface's own field, what else you said of faces: confirmed, not this person, ignored, not a face</source>
      <translation>在 Photoface 自己的字段中，您对人脸说过的其他内容：已确认、不是此人、已忽略、不是人脸</translation>
    </message>
    <message>
      <source>it is a pipe or a device</source>
      <translation>它是管道或设备</translation>
    </message>
    <message>
      <source>it is not part of the installed onnxruntime</source>
      <translation>它不在已安装的 onnxruntime 中</translation>
    </message>
    <message>
      <source>its driver does not start</source>
      <translation>其驱动程序无法启动</translation>
    </message>
    <message>
      <source>its results differ from the CPU's by {difference}</source>
      <translation>其结果与 CPU 相差 {difference}</translation>
    </message>
    <message>
      <source>less than 1 %</source>
      <translation>不到 1%</translation>
    </message>
    <message>
      <source>less than a minute left</source>
      <translation>剩余不到一分钟</translation>
    </message>
    <message>
      <source>licence: {licence}</source>
      <translation>许可证：{licence}</translation>
    </message>
    <message>
      <source>looks like more than one person</source>
      <translation>看起来不止一个人</translation>
    </message>
    <message>
      <source>made by itself</source>
      <translation>自动备份</translation>
    </message>
    <message>
      <source>made by you</source>
      <translation>由您备份</translation>
    </message>
    <message>
      <source>missing files</source>
      <translation>缺失的文件</translation>
    </message>
    <message>
      <source>more than 99 %</source>
      <translation>超过 99%</translation>
    </message>
    <message>
      <source>no faces</source>
      <translation>没有人脸</translation>
    </message>
    <message>
      <source>nobody</source>
      <translation>无人</translation>
    </message>
    <message>
      <source>nobody else</source>
      <translation>没有其他人</translation>
    </message>
    <message>
      <source>not</source>
      <translation>非</translation>
    </message>
    <message>
      <source>not a face</source>
      <translation>不是人脸</translation>
    </message>
    <message>
      <source>not here yet</source>
      <translation>尚未获取</translation>
    </message>
    <message>
      <source>not known beforehand</source>
      <translation>事先未知</translation>
    </message>
    <message>
      <source>not there</source>
      <translation>不存在</translation>
    </message>
    <message>
      <source>not there now; nothing is forgotten</source>
      <translation>暂时不在；不会忘记任何内容</translation>
    </message>
    <message>
      <source>not {name}</source>
      <translation>非 {name}</translation>
    </message>
    <message>
      <source>not {who}</source>
      <translation>不是{who}</translation>
    </message>
    <message>
      <source>nothing left that matters</source>
      <translation>没有剩下重要的脸</translation>
    </message>
    <message>
      <source>or</source>
      <translation>或</translation>
    </message>
    <message>
      <source>or drop folders here</source>
      <translation>或将文件夹拖到这里</translation>
    </message>
    <message>
      <source>or {name}</source>
      <translation>或 {name}</translation>
    </message>
    <message>
      <source>overexposed</source>
      <translation>过曝</translation>
    </message>
    <message>
      <source>paused</source>
      <translation>已暂停</translation>
    </message>
    <message>
      <source>perhaps covered</source>
      <translation>可能被遮挡</translation>
    </message>
    <message>
      <source>place and name of every face you named (MWG regions)</source>
      <translation>您命名的每张脸的位置和姓名（MWG 区域）</translation>
    </message>
    <message>
      <source>ready</source>
      <translation>就绪</translation>
    </message>
    <message>
      <source>several faces</source>
      <translation>多张脸</translation>
    </message>
    <message>
      <source>since {date}</source>
      <translation>{date} 起</translation>
    </message>
    <message>
      <source>small</source>
      <translation>偏小</translation>
    </message>
    <message>
      <source>somebody else</source>
      <translation>其他人</translation>
    </message>
    <message>
      <source>somebody without a name</source>
      <translation>未命名的人</translation>
    </message>
    <message>
      <source>taken {date}</source>
      <translation>拍摄于 {date}</translation>
    </message>
    <message>
      <source>takes {input}, gives {output}, {size}</source>
      <translation>输入 {input}，输出 {output}，{size}</translation>
    </message>
    <message>
      <source>tells people apart</source>
      <translation>区分人物</translation>
    </message>
    <message>
      <source>the Apple graphics card (torch)</source>
      <translation>Apple 显卡（torch）</translation>
    </message>
    <message>
      <source>the CPU</source>
      <translation>CPU</translation>
    </message>
    <message>
      <source>the CPU (torch)</source>
      <translation>CPU（torch）</translation>
    </message>
    <message numerus="yes">
      <source>the CPU ({n} cores)</source>
      <translation>
        <numerusform>CPU（{n} 核）</numerusform>
      </translation>
    </message>
    <message>
      <source>the NVIDIA graphics card (CUDA)</source>
      <translation>NVIDIA 显卡（CUDA）</translation>
    </message>
    <message>
      <source>the NVIDIA graphics card (torch)</source>
      <translation>NVIDIA 显卡（torch）</translation>
    </message>
    <message>
      <source>the PNG file is cut short</source>
      <translation>PNG 文件不完整</translation>
    </message>
    <message>
      <source>the TIFF file is too large</source>
      <translation>TIFF 文件太大</translation>
    </message>
    <message>
      <source>the WebP file begins with an unknown chunk</source>
      <translation>WebP 文件以未知的数据块开头</translation>
    </message>
    <message>
      <source>the WebP file is cut short</source>
      <translation>WebP 文件不完整</translation>
    </message>
    <message>
      <source>the chunks of the WebP file do not add up</source>
      <translation>WebP 文件的数据块不一致</translation>
    </message>
    <message>
      <source>the directory of the TIFF file is damaged</source>
      <translation>TIFF 文件的目录已损坏</translation>
    </message>
    <message>
      <source>the graphics card (DirectML)</source>
      <translation>显卡（DirectML）</translation>
    </message>
    <message>
      <source>the header of the JPEG file is damaged</source>
      <translation>JPEG 文件头已损坏</translation>
    </message>
    <message>
      <source>the names as persons shown (IPTC) and as keywords</source>
      <translation>将姓名作为照片中的人物（IPTC）和关键词</translation>
    </message>
    <message>
      <source>the tags are too long for a JPEG file</source>
      <translation>标签对 JPEG 文件来说太长</translation>
    </message>
    <message>
      <source>the tags in the PNG file are longer than anything sensible</source>
      <translation>PNG 文件中的标签长得不合理</translation>
    </message>
    <message>
      <source>the two look alike, so it may be either</source>
      <translation>两人长得相像，可能是其中任何一个</translation>
    </message>
    <message>
      <source>this torch has no CUDA</source>
      <translation>此 torch 不支持 CUDA</translation>
    </message>
    <message>
      <source>too uncertain: used only to join, never to link two people</source>
      <translation>太不确定：只用于归入，绝不用于连接两个人物</translation>
    </message>
    <message>
      <source>torch does not know its operator {op_type}</source>
      <translation>torch 不支持其运算符 {op_type}</translation>
    </message>
    <message>
      <source>torch does not know its padded AveragePool</source>
      <translation>torch 不支持其带填充的 AveragePool</translation>
    </message>
    <message>
      <source>training doubts it, too</source>
      <translation>训练结果也对此存疑</translation>
    </message>
    <message>
      <source>turned away</source>
      <translation>侧转</translation>
    </message>
    <message>
      <source>unknown size</source>
      <translation>大小未知</translation>
    </message>
    <message>
      <source>until {date}</source>
      <translation>{date} 为止</translation>
    </message>
    <message>
      <source>waits to be looked at</source>
      <translation>等待查看</translation>
    </message>
    <message numerus="yes">
      <source>with at least {n} others</source>
      <translation>
        <numerusform>至少还有其他 {n} 人</numerusform>
      </translation>
    </message>
    <message>
      <source>you bring the file {source}</source>
      <translation>由您提供文件 {source}</translation>
    </message>
    <message>
      <source>{before} becomes {after}</source>
      <translation>{before} 变为 {after}</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} / {total}</translation>
    </message>
    <message>
      <source>{done} of {total} photos</source>
      <translation>{done} / {total} 张照片</translation>
    </message>
    <message>
      <source>{faces} of {people} · {new}</source>
      <translation>{people}，{faces} · {new}</translation>
    </message>
    <message>
      <source>{faces}, and some look like somebody else</source>
      <translation>{faces}，其中一些像别人</translation>
    </message>
    <message>
      <source>{file}: you said {here}, the tags say {there}</source>
      <translation>{file}：您说的是{here}，标签说的是{there}</translation>
    </message>
    <message>
      <source>{first} and {last}</source>
      <translation>{first}和{last}</translation>
    </message>
    <message>
      <source>{first} to {last}</source>
      <translation>{first} 至 {last}</translation>
    </message>
    <message>
      <source>{first} {rest}</source>
      <translation>{first}{rest}</translation>
    </message>
    <message>
      <source>{flaws}, {words}</source>
      <translation>{flaws}，{words}</translation>
    </message>
    <message>
      <source>{folder} cannot be used: {reason}.</source>
      <translation>无法使用 {folder}：{reason}。</translation>
    </message>
    <message>
      <source>{folder} cannot be written to.</source>
      <translation>无法写入 {folder}。</translation>
    </message>
    <message>
      <source>{folder} is a file; a library needs a folder.</source>
      <translation>{folder} 是文件；图库需要文件夹。</translation>
    </message>
    <message>
      <source>{last}</source>
      <translation>{last}</translation>
    </message>
    <message>
      <source>{minutes} min left</source>
      <translation>剩余 {minutes} 分钟</translation>
    </message>
    <message>
      <source>{named}, not checked yet; {left}.</source>
      <translation>{named}，尚未抽查；{left}。</translation>
    </message>
    <message numerus="yes">
      <source>{names} for {n} faces</source>
      <translation>
        <numerusform>{names}，用于 {n} 张脸</numerusform>
      </translation>
    </message>
    <message>
      <source>{name} could not be downloaded: {last}</source>
      <translation>无法下载 {name}：{last}</translation>
    </message>
    <message>
      <source>{name} could not be made ({reason}).</source>
      <translation>无法创建 {name}（{reason}）。</translation>
    </message>
    <message>
      <source>{name} could not be written ({reason}).</source>
      <translation>无法写入 {name}（{reason}）。</translation>
    </message>
    <message>
      <source>{name} gets another cover.</source>
      <translation>{name}会换一张封面。</translation>
    </message>
    <message>
      <source>{name} is a plain album: it has no search.</source>
      <translation>{name}是普通相册：它没有搜索条件。</translation>
    </message>
    <message>
      <source>{name} is a saved search: it fills itself.</source>
      <translation>{name}是保存的搜索：它会自动填充。</translation>
    </message>
    <message>
      <source>{name} is no backup of a library.</source>
      <translation>{name} 不是图库备份。</translation>
    </message>
    <message>
      <source>{name} is no model we know: say what it is with --manifest FILE.toml (input size, colour order, normalization, landmark template, dimension).</source>
      <translation>{name} 不是已知的模型：请用 --manifest FILE.toml 说明（输入尺寸、颜色顺序、归一化、关键点模板、维数）。</translation>
    </message>
    <message>
      <source>{name} is not an ONNX model.</source>
      <translation>{name} 不是 ONNX 模型。</translation>
    </message>
    <message>
      <source>{name} is one person</source>
      <translation>{name}是同一个人</translation>
    </message>
    <message>
      <source>{name} is one person already.</source>
      <translation>{name}已经是同一个人。</translation>
    </message>
    <message>
      <source>{name} is {times} times in one photo.</source>
      <translation>{name}在一张照片中出现了 {times} 次。</translation>
    </message>
    <message>
      <source>{name} was made by a newer Photoface. Update this one first.</source>
      <translation>{name} 由更新版本的 Photoface 创建。请先更新本程序。</translation>
    </message>
    <message>
      <source>{name}'s birth date is {day}</source>
      <translation>{name}的出生日期为 {day}</translation>
    </message>
    <message>
      <source>{name}'s death date is {day}</source>
      <translation>{name}的去世日期为 {day}</translation>
    </message>
    <message>
      <source>{name}, confirmed by you</source>
      <translation>{name}，由您确认</translation>
    </message>
    <message>
      <source>{name}?</source>
      <translation>{name}？</translation>
    </message>
    <message>
      <source>{name}? Proposed, not confirmed</source>
      <translation>{name}？建议，未确认</translation>
    </message>
    <message numerus="yes">
      <source>{n} confirmed faces are no longer {name}.</source>
      <translation>
        <numerusform>{n} 张已确认的脸不再是{name}。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} contradict your own and are left out</source>
      <translation>
        <numerusform>{n} 项与您自己的说法相矛盾，已略过</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} could not be written.</source>
      <translation>
        <numerusform>{n} 个无法写入。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} decisions since the last time</source>
      <translation>
        <numerusform>上次以来 {n} 个决定</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} earlier answers about two faces are taken back.</source>
      <translation>
        <numerusform>撤回以前关于两张脸的 {n} 个回答。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces</source>
      <translation>
        <numerusform>{n} 张脸</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces are looked at again first; until then everything stays as it is.</source>
      <translation>
        <numerusform>先要重新查看 {n} 张脸；在此之前一切保持不变。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces are the same person</source>
      <translation>
        <numerusform>{n} 张脸是同一个人</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces go to {name}</source>
      <translation>
        <numerusform>{n} 张脸归入{name}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces have a name</source>
      <translation>
        <numerusform>{n} 张脸有姓名</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces have a name, not checked yet; {rest}.</source>
      <translation>
        <numerusform>{n} 张脸有姓名，尚未检查；{rest}。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces in groups that nobody named stand in for other people: who is who there is the machine's own guess.</source>
      <translation>
        <numerusform>用未命名分组中的 {n} 张脸代替其他人：其中谁是谁是机器自己的猜测。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces in {file}</source>
      <translation>
        <numerusform>{file} 中有 {n} 张脸</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces marked as not a face</source>
      <translation>
        <numerusform>{n} 张脸标记为不是人脸</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces not {name}</source>
      <translation>
        <numerusform>{n} 张脸不是{name}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces of people you named whom training never saw.</source>
      <translation>
        <numerusform>{n} 张脸，来自您命名过但训练从未见过的人。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces of {gone} go to {name}</source>
      <translation>
        <numerusform>{gone}的 {n} 张脸将归入{name}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces or more</source>
      <translation>
        <numerusform>{n} 张脸或更多</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces to confirm</source>
      <translation>
        <numerusform>{n} 张脸待确认</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces were said not to be the other</source>
      <translation>
        <numerusform>有 {n} 张脸您说过不是对方</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces would move</source>
      <translation>
        <numerusform>{n} 张脸会移动</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} files could not be read</source>
      <translation>
        <numerusform>{n} 个文件无法读取</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} files would be written:</source>
      <translation>
        <numerusform>将写入 {n} 个文件：</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} folders</source>
      <translation>
        <numerusform>{n} 个文件夹</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} groups</source>
      <translation>
        <numerusform>{n} 组</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} groups would vanish</source>
      <translation>
        <numerusform>{n} 组会消失</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} hours left</source>
      <translation>
        <numerusform>剩余 {n} 小时</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} more people</source>
      <translation>
        <numerusform>还有 {n} 位人物</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} named faces</source>
      <translation>
        <numerusform>{n} 张已命名的脸</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} names</source>
      <translation>
        <numerusform>{n} 个姓名</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} names look wrong (see Review).</source>
      <translation>
        <numerusform>{n} 个姓名看起来有误（见“核对”）。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} names without a face</source>
      <translation>
        <numerusform>{n} 个姓名没有对应的脸</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} of them confirmed</source>
      <translation>
        <numerusform>其中 {n} 张已确认</numerusform>
      </translation>
    </message>
    <message>
      <source>{n} of {all}</source>
      <translation>{n} / {all}</translation>
    </message>
    <message numerus="yes">
      <source>{n} of {all} faces would show another name</source>
      <translation>
        <numerusform>{all} 张脸中有 {n} 张会显示另一个姓名</numerusform>
      </translation>
    </message>
    <message>
      <source>{n} parts</source>
      <translation>{n} 部分</translation>
    </message>
    <message numerus="yes">
      <source>{n} people</source>
      <translation>
        <numerusform>{n} 位人物</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} photos</source>
      <translation>
        <numerusform>{n} 张照片</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} photos are no longer found under {name}.</source>
      <translation>
        <numerusform>{n} 张照片不再能在{name}下找到。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} photos found</source>
      <translation>
        <numerusform>找到 {n} 张照片</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} photos no longer favourites</source>
      <translation>
        <numerusform>已取消收藏 {n} 张照片</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} photos no longer show {name} twice.</source>
      <translation>
        <numerusform>{n} 张照片中{name}不再出现两次。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} photos together</source>
      <translation>
        <numerusform>{n} 张合影</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} photos would show one person twice.</source>
      <translation>
        <numerusform>{n} 张照片中同一人物会出现两次。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} photos would show {name} twice</source>
      <translation>
        <numerusform>{n} 张照片中{name}会出现两次</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} questions are left for later</source>
      <translation>
        <numerusform>{n} 个问题留待以后</numerusform>
      </translation>
    </message>
    <message>
      <source>{n} selected</source>
      <translation>已选择 {n} 项</translation>
    </message>
    <message numerus="yes">
      <source>{n} to confirm</source>
      <translation>
        <numerusform>{n} 张待确认</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} were there already</source>
      <translation>
        <numerusform>{n} 张已在其中</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} would be new</source>
      <translation>
        <numerusform>{n} 组是新的</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} years</source>
      <translation>
        <numerusform>{n} 年</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} years between the photos</source>
      <translation>
        <numerusform>照片相隔 {n} 年</numerusform>
      </translation>
    </message>
    <message>
      <source>{one} and {other} are different people</source>
      <translation>{one}和{other}是不同的人</translation>
    </message>
    <message>
      <source>{out} cannot be written: {reason}.</source>
      <translation>无法写入 {out}：{reason}。</translation>
    </message>
    <message>
      <source>{parts}.</source>
      <translation>{parts}。</translation>
    </message>
    <message>
      <source>{path} is not there now. Nothing is forgotten.</source>
      <translation>{path} 暂时不在。不会忘记任何内容。</translation>
    </message>
    <message numerus="yes">
      <source>{people} ({new} new) for {n} faces</source>
      <translation>
        <numerusform>{people}（{new} 个新增），用于 {n} 张脸</numerusform>
      </translation>
    </message>
    <message>
      <source>{people} and nobody else</source>
      <translation>只有 {people}</translation>
    </message>
    <message>
      <source>{percent} % likely to be one person</source>
      <translation>{percent}% 可能是同一个人</translation>
    </message>
    <message>
      <source>{percent} % likely to be wrong</source>
      <translation>{percent}% 可能有误</translation>
    </message>
    <message>
      <source>{photos} put into {folders}; {kept}.</source>
      <translation>已将 {photos}放入 {folders}；{kept}。</translation>
    </message>
    <message>
      <source>{place} could not be used ({reason})</source>
      <translation>无法使用 {place}（{reason}）</translation>
    </message>
    <message>
      <source>{rate} photos/s</source>
      <translation>{rate} 张/秒</translation>
    </message>
    <message>
      <source>{sentence}, because {reason}.</source>
      <translation>{sentence}，因为{reason}。</translation>
    </message>
    <message>
      <source>{size} to download</source>
      <translation>需下载 {size}</translation>
    </message>
    <message>
      <source>{source} cannot be read ({reason}).</source>
      <translation>无法读取 {source}（{reason}）。</translation>
    </message>
    <message>
      <source>{target} is there already and is something else.</source>
      <translation>{target} 已存在，且是其他内容。</translation>
    </message>
    <message>
      <source>{target} lies among the library's own photos, which would then all be there twice. Choose another folder.</source>
      <translation>{target} 位于图库自己的照片之中，这样所有照片都会重复。请选择其他文件夹。</translation>
    </message>
    <message>
      <source>{title}, undone</source>
      <translation>{title}，已撤销</translation>
    </message>
    <message>
      <source>{wheel} does not hold {member}.</source>
      <translation>{wheel} 中没有 {member}。</translation>
    </message>
    <message>
      <source>{words} (better than {percent} % of the faces)</source>
      <translation>{words}（优于 {percent}% 的人脸）</translation>
    </message>
    <message>
      <source>{words}. Press Space to change it, Del to take it away</source>
      <translation>{words}。按空格键更改，按 Del 移除</translation>
    </message>
    <message>
      <source>{w} × {h}, {mp} MP</source>
      <translation>{w} × {h}，{mp} MP</translation>
    </message>
    <message>
      <source>“{day}” is no date; write it like 2014-05-17.</source>
      <translation>“{day}”不是日期；请按 2014-05-17 的格式书写。</translation>
    </message>
    <message>
      <source>“{title}” cannot be fetched: get {file} from {homepage} and add it with: photoface models add FILE</source>
      <translation>无法获取“{title}”：请从 {homepage} 下载 {file}，并用以下命令添加：photoface models add FILE</translation>
    </message>
    <message>
      <source>“{title}” does not fit its manifest: {first}</source>
      <translation>“{title}”与其清单不符：{first}</translation>
    </message>
    <message>
      <source>“{title}” is no {role}.</source>
      <translation>“{title}”不是 {role}。</translation>
    </message>
  </context>
</TS>
