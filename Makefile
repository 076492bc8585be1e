# The vocabulary of the project. On a new machine only Python >= 3.11 and make are needed.
.DEFAULT_GOAL := help
.PHONY: help demo test lint generator client up doctor tour histories baseline clean env

CACHE := $(or $(JIEFEN_CACHE),$(if $(XDG_CACHE_HOME),$(XDG_CACHE_HOME),$(HOME)/.cache)/jiefen)
OWN_UV := $(CACHE)/uv/bin/uv
# A shim that only says "not installed" is on PATH too, so uv is asked for its version.
UV := $(shell uv --version >/dev/null 2>&1 && command -v uv || echo "$(OWN_UV)")
RUN := $(UV) run --no-sync

help: ## 列出全部目标 | list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

demo: env ## 演示七件争议的全程，文书写入 out/ | seven disputes, start to end, papers in out/
	@$(RUN) jiefen prepare
	@$(RUN) jiefen demo $(ARGS)

test: env ## 备齐所需并运行全部测试 | all the tests need, then the tests
	@$(RUN) jiefen prepare --dev-server --postgres --poppler --verapdf --softhsm --chromium
	@$(RUN) pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

lint: env ## 代码风格、类型与模块边界 | style, types and boundaries
	@$(RUN) ruff check
	@$(RUN) ruff format --check
	@$(RUN) pyright
	@$(RUN) lint-imports --no-logo
	@$(MAKE) --no-print-directory generator

# It wants another typer than ours, so it is run apart; its answer is only about docs/api.
GENERATOR := $(UV) tool run --quiet --from openapi-python-client==0.29.1 openapi-python-client

generator: $(UV) ## 生成器能否无警告地读取接口描述 | a client generator takes the description
	@$(GENERATOR) --version >/dev/null 2>&1 \
	  || { echo "未检查接口描述：取不到 openapi-python-client。" \
	            "The API description was not checked: openapi-python-client cannot be fetched." >&2; exit 0; }; \
	  made=$$(mktemp -d) && trap 'rm -rf "$$made"' EXIT && $(GENERATOR) generate --fail-on-warning \
	    --path docs/api/openapi.json --config docs/api/generator.yaml --output-path "$$made/client"

client: env ## 由接口描述生成 Python 客户端 | make the Python client from the description
	@$(RUN) python -m clients.python.generate

up: env ## 启动整套系统，Ctrl-C 停止 | run the whole system, Ctrl-C stops it
	@$(RUN) jiefen up

doctor: env ## 检查各部件是否齐备 | what is here and what is missing
	@$(RUN) jiefen doctor

tour: env ## 各工作台与当事人页面的截图，写入 out/tour/ | pictures of every desk, in out/tour/
	@$(RUN) jiefen prepare --chromium
	@$(RUN) python -m tests.browser.tour

histories: env ## 重录回放测试所用的历史 | record anew the histories that the replay test reads
	@$(RUN) jiefen prepare
	@$(RUN) python -m tests.histories.record

baseline: env ## 以已录历史为在办案件所依 | what running cases rely on, from the recorded histories
	@$(RUN) python -m tests.histories.commands

clean: ## 删除演示产物与工具缓存，不动 var/ | remove what demo and tools made, never var/
	@rm -rf out .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +

env: $(UV)
	@$(UV) sync --locked --quiet

$(OWN_UV):
	@echo "正在安装 uv…… Installing uv into $(CACHE)/uv" >&2
	@mkdir -p "$(CACHE)"
	@python3 -m venv "$(CACHE)/uv" >/dev/null 2>&1 \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	       && apt-get -qq update && apt-get -qq install --yes python3-venv >/dev/null \
	       && python3 -m venv --clear "$(CACHE)/uv"; } \
	  || { echo "无法建立 Python 虚拟环境：请安装 python3-venv 或 uv。" \
	            "No virtual environment could be made: install python3-venv or uv." >&2; exit 1; }
	@"$(CACHE)/uv/bin/python" -m pip install --quiet --disable-pip-version-check uv
