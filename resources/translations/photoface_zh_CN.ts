<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>Photoface</name>
    <message>
      <source>1024 pixels: balanced</source>
      <translation>1024 像素：均衡</translation>
    </message>
    <message>
      <source>1536 pixels: small faces too</source>
      <translation>1536 像素：也找小脸</translation>
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
      <source>A new person</source>
      <translation>新人物</translation>
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
      <source>Add again</source>
      <translation>重新添加</translation>
    </message>
    <message>
      <source>Add folder…</source>
      <translation>添加文件夹…</translation>
    </message>
    <message>
      <source>Add to {name}</source>
      <translation>添加到{name}</translation>
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
      <source>All commands</source>
      <translation>所有命令</translation>
    </message>
    <message>
      <source>All commands…</source>
      <translation>所有命令…</translation>
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
      <source>Always show faces</source>
      <translation>始终显示人脸</translation>
    </message>
    <message>
      <source>Another Photoface is at it…</source>
      <translation>另一个 Photoface 正在处理…</translation>
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
      <source>Average linkage (recommended)</source>
      <translation>平均连接（推荐）</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>返回</translation>
    </message>
    <message>
      <source>Back to People</source>
      <translation>返回人物</translation>
    </message>
    <message>
      <source>Bring back</source>
      <translation>恢复</translation>
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
      <source>Change the name</source>
      <translation>更改姓名</translation>
    </message>
    <message>
      <source>Check every byte of the models that are here</source>
      <translation>检查现有模型的每个字节</translation>
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
      <source>Dark</source>
      <translation>深色</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>编辑</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>回车</translation>
    </message>
    <message>
      <source>Every file could be read.</source>
      <translation>所有文件都能读取。</translation>
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
      <source>Faces</source>
      <translation>人脸</translation>
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
      <source>Faces, names and small pictures lie in {folder}, which only you can read. Your photos stay where they are and are not changed.</source>
      <translation>人脸、姓名和缩略图保存在 {folder}，只有您能读取。您的照片留在原处，不会被更改。</translation>
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
      <source>Fit to window</source>
      <translation>适合窗口</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>文件夹</translation>
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
      <source>Full screen</source>
      <translation>全屏</translation>
    </message>
    <message>
      <source>Getting ready</source>
      <translation>正在准备</translation>
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
      <source>Graphics card (DirectML)</source>
      <translation>显卡（DirectML）</translation>
    </message>
    <message>
      <source>Grouping</source>
      <translation>分组</translation>
    </message>
    <message>
      <source>HDBSCAN</source>
      <translation>HDBSCAN</translation>
    </message>
    <message>
      <source>Hide</source>
      <translation>隐藏</translation>
    </message>
    <message>
      <source>Holds from the next photo on.</source>
      <translation>从下一张照片起生效。</translation>
    </message>
    <message>
      <source>How faces are put together</source>
      <translation>人脸的分组方法</translation>
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
    <message>
      <source>Inspector</source>
      <translation>信息面板</translation>
    </message>
    <message>
      <source>Intel (OpenVINO)</source>
      <translation>Intel（OpenVINO）</translation>
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
      <source>Keep</source>
      <translation>保留</translation>
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
      <source>Look for new photos</source>
      <translation>查找新照片</translation>
    </message>
    <message>
      <source>Looking for faces…</source>
      <translation>正在查找人脸…</translation>
    </message>
    <message>
      <source>Looks like other faces of this person</source>
      <translation>与此人物的其他人脸相似</translation>
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
      <source>Most faces first</source>
      <translation>人脸最多的在前</translation>
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
      <source>NVIDIA graphics (CUDA)</source>
      <translation>NVIDIA 显卡（CUDA）</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>姓名</translation>
    </message>
    <message>
      <source>Name this face</source>
      <translation>为这张脸命名</translation>
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
      <source>Name…</source>
      <translation>命名…</translation>
    </message>
    <message numerus="yes">
      <source>New person with {n} faces</source>
      <translation>
        <numerusform>新人物，{n} 张脸</numerusform>
      </translation>
    </message>
    <message>
      <source>Next face</source>
      <translation>下一张脸</translation>
    </message>
    <message>
      <source>Next photo</source>
      <translation>下一张照片</translation>
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
      <source>Nobody else so far</source>
      <translation>目前没有其他人</translation>
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
      <source>Nobody yet</source>
      <translation>还没有人</translation>
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
      <source>Not this person</source>
      <translation>不是此人</translation>
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
      <source>Nothing to answer</source>
      <translation>没有要回答的问题</translation>
    </message>
    <message>
      <source>Notice new and changed photos by itself</source>
      <translation>自动发现新的和更改过的照片</translation>
    </message>
    <message>
      <source>On what it runs is known when the next photo is read.</source>
      <translation>读取下一张照片时就知道在哪里运行。</translation>
    </message>
    <message>
      <source>Only the face</source>
      <translation>仅人脸</translation>
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
      <source>Others in the same photos</source>
      <translation>同一照片中的其他人</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>页面</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>暂停</translation>
    </message>
    <message>
      <source>People</source>
      <translation>人物</translation>
    </message>
    <message>
      <source>People appear here as they are found, while the photos are still being read.</source>
      <translation>照片还在读取时，找到的人物就会出现在这里。</translation>
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
      <source>Photoface fetches a model only when you ask for it. Nothing of the program that comes along is run: one file is taken out, checked and converted.</source>
      <translation>只有在您要求时 Photoface 才会获取模型。随附的程序不会运行：只取出一个文件，检查并转换。</translation>
    </message>
    <message numerus="yes">
      <source>Photoface forgets {n} photos and the faces in them. The files stay where they are. The names you gave are kept and come back when you add the folder again.</source>
      <translation>
        <numerusform>Photoface 会忘记 {n} 张照片和其中的人脸。文件留在原处。您起的姓名会保留，重新添加文件夹时会恢复。</numerusform>
      </translation>
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
      <source>Photos</source>
      <translation>照片</translation>
    </message>
    <message>
      <source>Preparing…</source>
      <translation>正在准备…</translation>
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
      <source>PyTorch</source>
      <translation>PyTorch</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>退出</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>原因</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>重做</translation>
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
      <source>Remove {folder}</source>
      <translation>移除 {folder}</translation>
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
      <source>Runs on</source>
      <translation>运行于</translation>
    </message>
    <message>
      <source>SHA-256 {hash}</source>
      <translation>SHA-256 {hash}</translation>
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
      <source>Search commands</source>
      <translation>搜索命令</translation>
    </message>
    <message>
      <source>Search people, folders, file names, dates</source>
      <translation>搜索人物、文件夹、文件名、日期</translation>
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
      <source>Settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>Show again</source>
      <translation>重新显示</translation>
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
      <source>Sort people by</source>
      <translation>人物排序方式</translation>
    </message>
    <message>
      <source>Sorting the faces…</source>
      <translation>正在整理人脸…</translation>
    </message>
    <message>
      <source>State</source>
      <translation>状态</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>停止</translation>
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
      <source>Taken</source>
      <translation>拍摄时间</translation>
    </message>
    <message>
      <source>Tells people apart a little better; recognizing takes three times as long.</source>
      <translation>区分人物稍好一些；识别时间为三倍。</translation>
    </message>
    <message>
      <source>The fastest there is</source>
      <translation>最快的</translation>
    </message>
    <message>
      <source>The file is not there: {path}</source>
      <translation>文件不存在：{path}</translation>
    </message>
    <message>
      <source>The log holds no names.</source>
      <translation>日志中不含姓名。</translation>
    </message>
    <message>
      <source>The new language is used when Photoface is started again.</source>
      <translation>重新启动 Photoface 后使用新语言。</translation>
    </message>
    <message>
      <source>The only use of the network is fetching a model, and only when you ask for it.</source>
      <translation>网络只用于获取模型，而且只在您要求时。</translation>
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
      <source>Try again</source>
      <translation>重试</translation>
    </message>
    <message>
      <source>Try fewer letters.</source>
      <translation>请少输入几个字。</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <source>Undo brings them back.</source>
      <translation>撤销可以恢复它们。</translation>
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
      <source>What Photoface is doing</source>
      <translation>Photoface 正在做什么</translation>
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
      <source>What would you like to do?</source>
      <translation>您想做什么？</translation>
    </message>
    <message>
      <source>When Photoface finds faces that may be this person, it asks here.</source>
      <translation>当 Photoface 找到可能是此人的脸时，会在这里询问。</translation>
    </message>
    <message>
      <source>Where are your photos?</source>
      <translation>您的照片在哪里？</translation>
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
      <source>With</source>
      <translation>同框</translation>
    </message>
    <message>
      <source>Yes to all selected</source>
      <translation>所选全部为是</translation>
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
      <source>You ignored this face</source>
      <translation>您忽略了这张脸</translation>
    </message>
    <message>
      <source>You said so</source>
      <translation>由您指定</translation>
    </message>
    <message>
      <source>You said that it is not a face</source>
      <translation>您说过这不是人脸</translation>
    </message>
    <message>
      <source>You said who it is not</source>
      <translation>您说过这不是谁</translation>
    </message>
    <message>
      <source>Your folders are being read. Photos appear here as they are found.</source>
      <translation>正在读取您的文件夹。找到的照片会出现在这里。</translation>
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
      <source>clear</source>
      <translation>清晰</translation>
    </message>
    <message>
      <source>damaged: fetch it again</source>
      <translation>已损坏：请重新获取</translation>
    </message>
    <message>
      <source>file is missing</source>
      <translation>文件缺失</translation>
    </message>
    <message>
      <source>finds faces</source>
      <translation>查找人脸</translation>
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
      <source>hard to make out: it may join a person</source>
      <translation>难以辨认：可以归入某个人物</translation>
    </message>
    <message>
      <source>hidden</source>
      <translation>已隐藏</translation>
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
      <source>or drop folders here</source>
      <translation>或将文件夹拖到这里</translation>
    </message>
    <message>
      <source>paused</source>
      <translation>已暂停</translation>
    </message>
    <message>
      <source>ready</source>
      <translation>就绪</translation>
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
      <source>too uncertain: used only to join, never to link two people</source>
      <translation>太不确定：只用于归入，绝不用于连接两个人物</translation>
    </message>
    <message>
      <source>unknown size</source>
      <translation>大小未知</translation>
    </message>
    <message>
      <source>waits to be looked at</source>
      <translation>等待查看</translation>
    </message>
    <message>
      <source>you bring the file {source}</source>
      <translation>由您提供文件 {source}</translation>
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
      <source>{first} to {last}</source>
      <translation>{first} 至 {last}</translation>
    </message>
    <message>
      <source>{folder} is no longer in the library</source>
      <translation>{folder} 已不在图库中</translation>
    </message>
    <message>
      <source>{minutes} min left</source>
      <translation>剩余 {minutes} 分钟</translation>
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
      <source>{n} faces</source>
      <translation>
        <numerusform>{n} 张脸</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} files could not be read</source>
      <translation>
        <numerusform>{n} 个文件无法读取</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} groups</source>
      <translation>
        <numerusform>{n} 组</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} hours left</source>
      <translation>
        <numerusform>剩余 {n} 小时</numerusform>
      </translation>
    </message>
    <message>
      <source>{n} of {all}</source>
      <translation>{n} / {all}</translation>
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
      <source>{n} photos of {folder} are forgotten</source>
      <translation>
        <numerusform>已忘记 {folder} 中的 {n} 张照片</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} photos together</source>
      <translation>
        <numerusform>{n} 张合影</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} to confirm</source>
      <translation>
        <numerusform>{n} 张待确认</numerusform>
      </translation>
    </message>
    <message>
      <source>{path} is not there now. Nothing is forgotten.</source>
      <translation>{path} 暂时不在。不会忘记任何内容。</translation>
    </message>
    <message>
      <source>{rate} photos/s</source>
      <translation>{rate} 张/秒</translation>
    </message>
    <message>
      <source>{size} to download</source>
      <translation>需下载 {size}</translation>
    </message>
    <message>
      <source>{words} (better than {percent} % of the faces)</source>
      <translation>{words}（优于 {percent}% 的人脸）</translation>
    </message>
    <message>
      <source>{w} × {h}, {mp} MP</source>
      <translation>{w} × {h}，{mp} MP</translation>
    </message>
  </context>
</TS>
