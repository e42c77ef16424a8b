# loads a docx in LibreOffice, writes fodt, counts
cd /tmp/w/lo; rm -f a.checked.fodt; timeout 100 soffice --headless --convert-to fodt $1 >/dev/null 2>&1
f=$(basename $1 .docx).fodt
for e in '<office:annotation ' '<text:insertion>' '<text:deletion>' ; do echo "$e $(grep -o "$e" $f | wc -l)"; done
